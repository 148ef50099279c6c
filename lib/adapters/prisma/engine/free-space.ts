import { statfs } from "node:fs/promises";
import { err, ok, type Result } from "@/lib/core/result";
import type { DatabaseOpenError } from "./database-open-error";

/** Below this the embedded database is not written: on a full disk it does not fail, it hangs. In bytes. */
export const freeSpaceFloorBytes = 256 * 1024 ** 2;

/**
 * Refuses when fewer than `floorBytes` are free for this process on the disk that holds `dataFolder` (which must exist).
 * A file system that does not tell its size counts as having room.
 */
export async function checkFreeSpace(
  dataFolder: string,
  floorBytes: number = freeSpaceFloorBytes,
): Promise<Result<{ readonly freeBytes: number }, Extract<DatabaseOpenError, { code: "disk-almost-full" }>>> {
  const freeBytes = await readFreeSpace(dataFolder);
  return freeBytes < floorBytes
    ? err({ code: "disk-almost-full", dataFolder, freeBytes, floorBytes })
    : ok({ freeBytes });
}

/** Bytes that this process may still write on the disk that holds a folder. */
export async function readFreeSpace(folder: string): Promise<number> {
  const disk = await statfs(folder);
  return disk.blocks === 0 ? Number.POSITIVE_INFINITY : disk.bavail * disk.bsize;
}
