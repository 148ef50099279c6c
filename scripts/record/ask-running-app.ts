import { access, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { answerFile, type FolderRequest, requestFile } from "@/lib/server/folder-requests";

/** An app that runs looks for requests every second; one that did not take this one by now does not answer. In milliseconds. */
const takenWithinMs = 20_000;

/** How long the app may work on it, in milliseconds. */
const answeredWithinMs = 600_000;

/**
 * Asks the app that runs on a data folder, by a file in it, and returns its answer as it was written; null where nobody takes the request or
 * answers it, and then the request is withdrawn.
 */
export async function askRunningApp(dataFolder: string, request: FolderRequest, text = ""): Promise<unknown> {
  const question = path.join(dataFolder, requestFile(request));
  const answer = path.join(dataFolder, answerFile(request));
  await rm(answer, { force: true });
  await writeFile(question, text, { mode: 0o600 });
  const taken = await within(takenWithinMs, async () => !(await exists(question)) || null);
  const said = taken && (await within(answeredWithinMs, () => readFile(answer, "utf8").catch(() => null)));
  await rm(question, { force: true });
  await rm(answer, { force: true });
  return said === null ? null : JSON.parse(said);
}

async function within<Value>(ms: number, look: () => Promise<Value | null>): Promise<Value | null> {
  const until = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== null || Date.now() > until) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
