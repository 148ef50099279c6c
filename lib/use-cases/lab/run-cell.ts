import { type LabRun, planCells } from "@/lib/core/lab/lab-run";
import { err, ok, type Result } from "@/lib/core/result";
import { withCell } from "./cell-lease";
import { type CellEnd, playCell, type RunLabDependencies } from "./play-cell";

export interface RunCellInput {
  readonly ownerId: string;
  /** With its tasks, which never change: a worker reads it once. */
  readonly run: Pick<LabRun, "runId" | "manifest" | "tasks" | "cells">;
  readonly cellId: string;
  /** Of this one attempt: the same worker may have others. */
  readonly workerId: string;
  readonly signal: AbortSignal;
}

/** Why a cell was not run by this worker. */
export type RunCellEnd = CellEnd | { readonly code: "held-by-others" };

/**
 * Runs one cell of a run, as a durable job asks for it: taken first, so that nobody else runs it, and kept with its first outcome. A cell that
 * has an outcome is done already. The last cell finishes the run.
 */
export async function runCell(
  deps: RunLabDependencies,
  { ownerId, run, cellId, workerId, signal }: RunCellInput,
): Promise<Result<"done", RunCellEnd>> {
  const { runId, tasks, manifest } = run;
  const place = planCells(tasks, manifest.settings).find((planned) => planned.cellId === cellId);
  if (!place) return ok("done");
  const scope = { ownerId, runId };
  let ended: Result<"done", RunCellEnd> = ok("done");
  const isTaken = await withCell(deps, { ...scope, workerId }, place, async () => {
    const task = tasks.find(({ taskId }) => taskId === place.taskId) ?? null;
    const played = await playCell(deps, { runId, place, task, signal });
    if (played.ok) await deps.labStore.save({ ...scope, cell: played.value });
    else ended = played;
  }).finally(() => deps.labStore.release({ ...scope, workerId }));
  if (!isTaken) {
    const known = await deps.labStore.cell({ ...scope, cellId });
    return known ? ok("done") : err({ code: "held-by-others" });
  }
  if (!ended.ok) return ended;
  await finishWhenWhole(deps, scope, run.cells);
  return ok("done");
}

async function finishWhenWhole(
  { labStore, clock }: RunLabDependencies,
  scope: { readonly ownerId: string; readonly runId: string },
  cells: number,
): Promise<void> {
  const entry = (await labStore.list(scope)).find(({ runId }) => runId === scope.runId);
  if (entry && !entry.finishedAt && entry.done + entry.failed >= cells)
    await labStore.finish({ ...scope, at: clock.now().toISOString() });
}
