import type { AppError } from "@/lib/core/errors";
import { planCells } from "@/lib/core/lab/lab-run";
import { err, ok, type Result } from "@/lib/core/result";
import type { LabJobs } from "@/lib/ports/lab-jobs";
import type { LabStore } from "@/lib/ports/lab-store";

/** Leaves every cell of a run that has no outcome to the workers, and says how many. Those that are queued twice still run once. */
export async function queueRun(
  { labStore, labJobs }: { readonly labStore: LabStore; readonly labJobs: Pick<LabJobs, "enqueue"> },
  { ownerId, runId }: { readonly ownerId: string; readonly runId: string },
): Promise<Result<number, AppError>> {
  const run = await labStore.find({ ownerId, runId });
  if (!run) return err({ code: "unknown-lab-run", runId });
  const over = new Set((await labStore.cells({ ownerId, runId })).map(({ cellId }) => cellId));
  const open = planCells(run.tasks, run.manifest.settings).filter(({ cellId }) => !over.has(cellId));
  await labJobs.enqueue(open.map(({ cellId }) => ({ ownerId, runId, cellId })));
  return ok(open.length);
}
