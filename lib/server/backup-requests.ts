import "server-only";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Database } from "@/lib/adapters/prisma/engine/open-database";
import { log } from "./log";

/** How often a request is looked for, in milliseconds. */
const lookEveryMs = 1_000;

/** The file in the data folder that asks for a backup; it holds where the backup goes. */
export const backupRequestFile = "backup-request";

/** The answer beside it: JSON with the summary, or a problem as a sentence. */
export const backupAnswerFile = "backup-answer";

/**
 * An embedded database belongs to one process, so a backup of a running app is made by that process: who may write into the data folder may
 * ask for it there. Returns how to stop looking.
 */
export function answerBackupRequests(
  database: Pick<Database, "backUp" | "kind">,
  dataFolder: string,
): () => void {
  if (database.kind !== "pglite") return () => {};
  const request = path.join(/* turbopackIgnore: true */ dataFolder, backupRequestFile);
  const answer = path.join(/* turbopackIgnore: true */ dataFolder, backupAnswerFile);
  let isBusy = false;

  async function look(): Promise<void> {
    const file = await readFile(/* turbopackIgnore: true */ request, "utf8").catch(() => null);
    if (file === null) return;
    await rm(request, { force: true });
    const said = await database.backUp(file.trim()).catch((error: unknown) => {
      log.error({ error }, "a backup was not written");
      return { problem: `The backup was not written: ${String(error)}.` };
    });
    await writeFile(/* turbopackIgnore: true */ `${answer}.new`, JSON.stringify(said));
    await rename(/* turbopackIgnore: true */ `${answer}.new`, answer);
  }

  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    void look()
      .catch((error: unknown) => log.error({ error }, "looking for a request for a backup failed"))
      .finally(() => {
        isBusy = false;
      });
  }, lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
