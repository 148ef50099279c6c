import "server-only";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Database } from "@/lib/adapters/prisma/engine/open-database";
import { createPrismaRecordKeeper } from "@/lib/adapters/prisma/record/record-keeper";
import { checkRecords } from "@/lib/use-cases/record/check-records";
import { log } from "./log";

/** How often a request is looked for, in milliseconds. */
const lookEveryMs = 1_000;

/** What a command can ask of the app that runs on a data folder. */
export type FolderRequest = "backup" | "doctor";

/** The file in the data folder that asks; for a backup it holds where the file goes. The app removes it when it begins. */
export function requestFile(request: FolderRequest): string {
  return `${request}-request`;
}

/** The answer beside it: JSON with what came of it, or a problem as a sentence. */
export function answerFile(request: FolderRequest): string {
  return `${request}-answer`;
}

type RequestedDatabase = Pick<Database, "backUp" | "kind" | "prisma">;

/**
 * An embedded database belongs to one process, so a backup of a running app is made, and its record checked, by that process: who may write
 * into the data folder, which is the machine's owner, may ask for it there. Returns how to stop looking.
 */
export function answerFolderRequests(database: RequestedDatabase, dataFolder: string): () => void {
  if (database.kind !== "pglite") return () => {};
  const answers: Readonly<Record<FolderRequest, (text: string) => Promise<unknown>>> = {
    backup: (file) => database.backUp(file.trim()),
    doctor: () => checkRecords(createPrismaRecordKeeper(database.prisma)),
  };
  const at = (name: string) => path.join(/* turbopackIgnore: true */ dataFolder, name);
  let isBusy = false;

  async function look(request: FolderRequest): Promise<void> {
    const file = at(requestFile(request));
    const text = await readFile(/* turbopackIgnore: true */ file, "utf8").catch(() => null);
    if (text === null) return;
    await rm(file, { force: true });
    const said = await answers[request](text).catch((error: unknown) => {
      log.error({ error, request }, "a request of the data folder was not answered");
      return { problem: `The running app could not do it: ${String(error)}.` };
    });
    const answer = at(answerFile(request));
    await writeFile(/* turbopackIgnore: true */ `${answer}.new`, JSON.stringify(said), { mode: 0o600 });
    await rename(/* turbopackIgnore: true */ `${answer}.new`, answer);
  }

  async function lookForAll(): Promise<void> {
    for (const request of Object.keys(answers) as FolderRequest[]) await look(request);
  }

  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    void lookForAll()
      .catch((error: unknown) => log.error({ error }, "looking for requests in the data folder failed"))
      .finally(() => {
        isBusy = false;
      });
  }, lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
