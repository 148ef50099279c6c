import { statfs } from "node:fs/promises";
import { err, ok, type Result } from "@/lib/core/result";
import type { DatabaseOpenError } from "./database-open-error";

/** Below this the embedded database is not written: on a full disk it does not fail, it hangs. In bytes. */
const freeSpaceFloorBytes = 256 * 1024 ** 2;

/**
 * Refuses when fewer than `floorBytes` are free for this process on the disk that holds `dataFolder` (which must exist).
 * A file system that does not tell its size counts as having room.
 */
export async function checkFreeSpace(
  dataFolder: string,
  floorBytes: number = freeSpaceFloorBytes,
): Promise<Result<{ readonly freeBytes: number }, Extract<DatabaseOpenError, { code: "disk-almost-full" }>>> {
  const disk = await statfs(dataFolder);
  const freeBytes = disk.blocks === 0 ? Number.POSITIVE_INFINITY : disk.bavail * disk.bsize;
  return freeBytes < floorBytes
    ? err({ code: "disk-almost-full", dataFolder, freeBytes, floorBytes })
    : ok({ freeBytes });
}
