import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { link, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { err, ok, type Result } from "@/lib/core/result";
import type { DatabaseOpenError } from "./database-open-error";
import { readProcess, thisPlace } from "./process-identity";

/** The right of this process to write the data folder. */
export interface DataFolderLock {
  /** Called within seconds if another process took the folder over, which it does only when it takes this one for dead. */
  onLost: (() => void) | null;
  release(): Promise<void>;
}

const holderSchema = z.object({
  processId: z.number().int(),
  processStart: z.string().nullable(),
  place: z.string(),
  token: z.string(),
});

type Holder = z.infer<typeof holderSchema>;
type InUse = Extract<DatabaseOpenError, { code: "data-folder-in-use" }>;

const heartbeatMilliseconds = 5_000;
/** A holder in another container or on another machine cannot be asked: without a heartbeat for this long it counts as dead. */
const silentHolderMilliseconds = 30_000;
/** Where there are no hard links, another process may just be between creating the file and writing into it. */
const unreadableLockMilliseconds = 5_000;
const maxAttempts = 5;

/**
 * Takes `<dataFolder>/.lock` for this process, or tells who has it: two writers of one embedded database lose each other's rows.
 * The lock of a dead process is taken over. It is removed by `release` and when this process exits by itself.
 */
export async function lockDataFolder(dataFolder: string): Promise<Result<DataFolderLock, InUse>> {
  const file = path.join(/* turbopackIgnore: true */ dataFolder, ".lock");
  const ourselves: Holder = {
    processId: process.pid,
    processStart: readProcess(process.pid)?.start ?? null,
    place: thisPlace(),
    token: randomUUID(),
  };
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    if (await create(file, ourselves)) return ok(hold(file, ourselves));
    const found = await readLock(file);
    if (found && isAlive(found))
      return err({ code: "data-folder-in-use", dataFolder, processId: found.holder?.processId ?? null });
    if (found) await removeDeadLock(file, found.text, ourselves.token);
  }
  return err({ code: "data-folder-in-use", dataFolder, processId: null });
}

/** The file has its name only once it is whole: a process that is killed on the way leaves no lock that nobody can read. */
async function create(file: string, holder: Holder): Promise<boolean> {
  const unnamed = `${file}.${holder.token}`;
  try {
    await writeFile(unnamed, JSON.stringify(holder), { flag: "wx", mode: 0o600 });
    await link(unnamed, file);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    if (knowsNoLinks.has(errorCode(error))) return await createInPlace(file, holder);
    throw error;
  } finally {
    await rm(unnamed, { force: true });
  }
}

/** What file systems without hard links answer. */
const knowsNoLinks: ReadonlySet<unknown> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

async function createInPlace(file: string, holder: Holder): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(holder), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

interface FoundLock {
  readonly text: string;
  readonly holder: Holder | null;
  readonly ageMilliseconds: number;
}

async function readLock(file: string): Promise<FoundLock | null> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, "utf8"), stat(file)]);
    return { text, holder: parseHolder(text), ageMilliseconds: Date.now() - mtimeMs };
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

function parseHolder(text: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isAlive({ holder, ageMilliseconds }: FoundLock): boolean {
  if (!holder) return ageMilliseconds < unreadableLockMilliseconds;
  if (holder.place !== thisPlace()) return ageMilliseconds < silentHolderMilliseconds;
  try {
    process.kill(holder.processId, 0);
  } catch (error) {
    if (errorCode(error) === "ESRCH") return false;
  }
  const found = readProcess(holder.processId);
  if (!found || holder.processStart === null) return true;
  // The number of a dead process is given out again; before that it may wait for its parent to notice.
  return found.start === holder.processStart && found.state !== "Z";
}

/** Moves the dead lock aside; if it was another process's fresh lock after all, puts that one back. */
async function removeDeadLock(file: string, deadText: string, token: string): Promise<void> {
  const aside = `${file}.${token}`;
  try {
    await rename(file, aside);
    if ((await readFile(/* turbopackIgnore: true */ aside, "utf8")) !== deadText) await link(aside, file);
  } catch (error) {
    if (errorCode(error) !== "ENOENT" && errorCode(error) !== "EEXIST") throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

function hold(file: string, holder: Holder): DataFolderLock {
  const isOurs = (text: string) => parseHolder(text)?.token === holder.token;
  const heartbeat = setInterval(async () => {
    const found = await readLock(file).catch(() => null);
    if (found && isOurs(found.text)) return utimes(file, new Date(), new Date()).catch(() => {});
    clearInterval(heartbeat);
    lock.onLost?.();
  }, heartbeatMilliseconds);
  heartbeat.unref();
  const remove = () => {
    try {
      if (isOurs(readFileSync(file, "utf8"))) rmSync(file);
    } catch {
      // A lock that cannot be removed is found dead by the next process.
    }
  };
  process.once("exit", remove);
  const lock: DataFolderLock = {
    onLost: null,
    async release() {
      clearInterval(heartbeat);
      process.off("exit", remove);
      remove();
    },
  };
  return lock;
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
