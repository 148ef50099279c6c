import "server-only";
import type { Database } from "@/lib/adapters/prisma/engine/open-database";
import type { AppError } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";

/** How long an answer about the disk holds, in milliseconds: far less than it takes to fill what lies below the floor. */
const holdsForMs = 1_000;

/**
 * Asks before each change whether there is room for it. Answers that run already may end: the floor is far above what they write.
 * `monotonicMs` are milliseconds that only go forward.
 */
export function createWriteGate(
  { space }: Pick<Database, "space">,
  monotonicMs: () => number = () => performance.now(),
): () => Promise<Result<null, AppError>> {
  let known: { readonly atMs: number; readonly answer: Promise<Result<null, AppError>> } | null = null;
  return () => {
    const nowMs = monotonicMs();
    if (known === null || nowMs - known.atMs >= holdsForMs) known = { atMs: nowMs, answer: look() };
    return known.answer;
  };

  async function look(): Promise<Result<null, AppError>> {
    const disk = await space();
    return disk && disk.freeBytes < disk.floorBytes ? err({ code: "disk-almost-full", ...disk }) : ok(null);
  }
}
