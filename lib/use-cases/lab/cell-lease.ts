import type { CellPlace } from "@/lib/core/lab/lab-run";
import type { Clock } from "@/lib/ports/clock";
import type { LabStore } from "@/lib/ports/lab-store";

/** Who takes cells of which run. */
export interface CellHolder {
  readonly ownerId: string;
  readonly runId: string;
  readonly workerId: string;
}

/** How long a worker may be silent about a cell before another takes it, and how often it says that it is there, in milliseconds. */
export const cellLeaseMs = 45_000;
const renewEveryMs = 15_000;

/**
 * Runs `work` on a cell that this worker has taken and keeps meanwhile, so that nobody else runs it. False where it has an outcome, or another
 * worker holds it. What a worker that is killed had taken is free when its lease is over.
 */
export async function withCell(
  { labStore, clock }: { readonly labStore: LabStore; readonly clock: Clock },
  holder: CellHolder,
  place: CellPlace,
  work: () => Promise<void>,
): Promise<boolean> {
  const claim = () => {
    const nowMs = clock.now().getTime();
    return labStore.claim({ ...holder, place, nowMs, untilMs: nowMs + cellLeaseMs });
  };
  if (!(await claim())) return false;
  // A renewal that fails is tried again; should the lease run out meanwhile, the first outcome of a cell stays.
  const renewing = setInterval(() => void claim().catch(() => undefined), renewEveryMs);
  try {
    await work();
  } finally {
    clearInterval(renewing);
  }
  return true;
}
