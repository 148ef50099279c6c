import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Pool } from "pg";
import { err, ok, type Result } from "@/lib/core/result";
import { type DataFolderLock, lockDataFolder } from "./data-folder-lock";
import type { DatabaseOpenError } from "./database-open-error";
import type { DatabaseServer } from "./database-server";
import { checkFreeSpace, freeSpaceFloorBytes as defaultFloorBytes, readFreeSpace } from "./free-space";
import { type PGliteThread, type PGliteThreadOptions, startPGliteThread } from "./pglite-thread";

const inMemory = "memory://";

export interface OpenPGliteOptions extends Omit<PGliteThreadOptions, "databaseFolder"> {
  /** Holds the lock and the database's files; `memory://` for a database that ends with the process. */
  readonly dataFolder: string;
  readonly freeSpaceFloorBytes?: number | undefined;
}

/** Opens the embedded database, for this process alone; creates it where there is none. */
export async function openPGlite(
  options: OpenPGliteOptions,
): Promise<Result<DatabaseServer, DatabaseOpenError>> {
  const { dataFolder, freeSpaceFloorBytes, ...threadOptions } = options;
  if (dataFolder === inMemory) {
    const started = await startPGliteThread(threadOptions);
    return started.ok
      ? ok(serve(started.value, async () => null))
      : err({ code: "database-stopped", reason: started.error.reason });
  }
  const prepared = await prepareFolder(dataFolder, freeSpaceFloorBytes);
  if (!prepared.ok) return prepared;
  const lock = prepared.value;
  const started = await startPGliteThread({
    ...threadOptions,
    databaseFolder: path.join(dataFolder, "database"),
  });
  if (!started.ok) {
    await lock.release();
    return err({ code: "data-folder-damaged", dataFolder, reason: started.error.reason });
  }
  lock.onLost = () => started.value.stop("another process took its data folder over");
  const floorBytes = freeSpaceFloorBytes ?? defaultFloorBytes;
  const space = async () => ({ freeBytes: await readFreeSpace(dataFolder), floorBytes });
  return ok(serve(started.value, space, lock));
}

async function prepareFolder(
  dataFolder: string,
  floorBytes: number | undefined,
): Promise<Result<DataFolderLock, DatabaseOpenError>> {
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    const space = await checkFreeSpace(dataFolder, floorBytes);
    return space.ok ? await lockDataFolder(dataFolder) : space;
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return err({ code: "data-folder-not-writable", dataFolder, reason });
  }
}

function serve(thread: PGliteThread, space: DatabaseServer["space"], lock?: DataFolderLock): DatabaseServer {
  const pool = new Pool({
    stream: () => thread.connect(),
    // One session is all the embedded database has; further clients wait in the pool.
    max: 1,
    idleTimeoutMillis: 0,
    // Named here because PG… variables meant for other programs would fill the gaps.
    ...{ host: "localhost", port: 5432, user: "postgres", password: "", database: "postgres", ssl: false },
  });
  // The query that was running gets the error; nobody listens for it on an idle client.
  pool.on("error", () => {});
  return {
    kind: "pglite",
    durability: "process-crash",
    pool,
    whenStopped: thread.whenStopped,
    space,
    async close() {
      await pool.end();
      await thread.close();
      await lock?.release();
    },
  };
}
