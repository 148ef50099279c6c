import type { Task } from "@/lib/core/episode/task";
import { type CellPlace, type LabRun, planCells } from "@/lib/core/lab/lab-run";
import { err, ok, type Result } from "@/lib/core/result";
import { withCell } from "./cell-lease";
import { type CellEnd, playCell, type RunLabDependencies } from "./play-cell";

/** How a run is worked on. */
export interface RunLabInput {
  readonly ownerId: string;
  readonly runId: string;
  readonly workerId: string;
  /** Episodes at a time. */
  readonly parallel: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: LabProgress) => void;
}

export interface LabProgress {
  readonly done: number;
  readonly failed: number;
  readonly cells: number;
}

/** Why a run ended before its last cell. What is done stays done. */
export type LabEnd =
  | { readonly code: "unknown-run" }
  | CellEnd
  /** Every cell that is left is held by another worker. */
  | { readonly code: "held-by-others"; readonly cells: number };

/**
 * Works on a run until every cell has an outcome. Any number of workers may do so at once, on any machine with the same database: a cell is
 * taken before it runs, and its first outcome stays. Called again after a stop or a crash, it runs what has no outcome yet.
 */
export async function runLab(deps: RunLabDependencies, input: RunLabInput): Promise<Result<LabRun, LabEnd>> {
  const { ownerId, runId, signal } = input;
  const run = await deps.labStore.find({ ownerId, runId });
  if (!run) return err({ code: "unknown-run" });
  const worker = new LabWorker(deps, input, run);
  const ended = await worker.work();
  await deps.labStore.release({ ownerId, runId, workerId: input.workerId });
  const after = (await deps.labStore.find({ ownerId, runId })) ?? run;
  if (ended) return err(ended);
  if (signal.aborted) return err({ code: "stopped" });
  const open = after.cells - after.done - after.failed;
  if (open > 0) return err({ code: "held-by-others", cells: open });
  if (after.finishedAt) return ok(after);
  const at = deps.clock.now().toISOString();
  await deps.labStore.finish({ ownerId, runId, at });
  return ok({ ...after, finishedAt: at });
}

class LabWorker {
  private readonly tasks: ReadonlyMap<string, Task>;
  private readonly done: Set<string> = new Set();
  private failed = 0;
  private end: LabEnd | null = null;

  constructor(
    private readonly deps: RunLabDependencies,
    private readonly input: RunLabInput,
    private readonly run: LabRun,
  ) {
    this.tasks = new Map(run.tasks.map((task) => [task.taskId, task]));
  }

  async work(): Promise<LabEnd | null> {
    const { labStore } = this.deps;
    const { ownerId, runId, parallel } = this.input;
    for (const { cellId, outcome } of await labStore.cells({ ownerId, runId })) {
      this.done.add(cellId);
      if (outcome.status !== "done") this.failed += 1;
    }
    this.report();
    const places = planCells(this.run.tasks, this.run.manifest.settings).values();
    // Several take from one list, so that each cell is looked at once.
    await Promise.all(Array.from({ length: parallel }, () => this.takeFrom(places)));
    return this.end;
  }

  private async takeFrom(places: Iterator<CellPlace>): Promise<void> {
    for (let next = places.next(); !next.done; next = places.next()) {
      if (this.end || this.input.signal.aborted) return;
      if (!this.done.has(next.value.cellId)) await this.runCell(next.value);
    }
  }

  private async runCell(place: CellPlace): Promise<void> {
    const { ownerId, runId, workerId, signal } = this.input;
    await withCell(this.deps, { ownerId, runId, workerId }, place, async () => {
      const task = this.tasks.get(place.taskId) ?? null;
      const played = await playCell(this.deps, { runId, place, task, signal });
      if (!played.ok) {
        if (played.error.code === "model-gone") this.end ??= played.error;
        return;
      }
      const cell = played.value;
      await this.deps.labStore.save({ ownerId, runId, cell });
      this.done.add(place.cellId);
      if (cell.outcome.status !== "done") this.failed += 1;
      this.report();
    });
  }

  private report(): void {
    this.input.onProgress?.({
      done: this.done.size - this.failed,
      failed: this.failed,
      cells: this.run.cells,
    });
  }
}
