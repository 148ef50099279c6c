import type { Task } from "@/lib/core/episode/task";
import { judgeEpisode } from "@/lib/core/lab/judge-episode";
import { type CellPlace, type LabRun, planCells, type RecordedCell } from "@/lib/core/lab/lab-run";
import { err, ok, type Result } from "@/lib/core/result";
import type { Clock } from "@/lib/ports/clock";
import type { LabStore } from "@/lib/ports/lab-store";
import type { MemoryStrategy } from "@/lib/ports/memory-strategy";
import type { EpisodeWorld } from "../episode/episode-world";
import { runEpisode } from "../episode/run-episode";

/** What a run works with. */
export interface RunLabDependencies {
  readonly labStore: LabStore;
  /** The clock on the wall: for leases, and how long episodes took. */
  readonly clock: Clock;
  openWorld(): EpisodeWorld;
  strategyOf(name: string): MemoryStrategy | null;
}

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
  | { readonly code: "stopped" }
  | { readonly code: "model-gone"; readonly message: string }
  /** Every cell that is left is held by another worker. */
  | { readonly code: "held-by-others"; readonly cells: number };

/** How long a worker may be silent about a cell before another takes it, in milliseconds. */
const cellLeaseMs = 15 * 60_000;

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
      if (!this.done.has(next.value.cellId) && (await this.claim(next.value))) await this.runCell(next.value);
    }
  }

  private claim(place: CellPlace): Promise<boolean> {
    const { ownerId, runId, workerId } = this.input;
    const nowMs = this.deps.clock.now().getTime();
    return this.deps.labStore.claim({
      ...{ ownerId, runId, place, workerId },
      ...{ nowMs, untilMs: nowMs + cellLeaseMs },
    });
  }

  private async runCell(place: CellPlace): Promise<void> {
    const cell = await this.playCell(place);
    if (!cell) return;
    const { ownerId, runId } = this.input;
    await this.deps.labStore.save({ ownerId, runId, cell });
    this.done.add(place.cellId);
    if (cell.outcome.status !== "done") this.failed += 1;
    this.report();
  }

  /** Null where the episode says nothing about its strategy: it was stopped, or the model was gone. */
  private async playCell(place: CellPlace): Promise<RecordedCell | null> {
    const { deps, input } = this;
    const startedMs = deps.clock.now().getTime();
    const outcomeOf = (outcome: RecordedCell["outcome"], record: RecordedCell["record"]): RecordedCell => ({
      ...place,
      outcome,
      record,
      durationMs: deps.clock.now().getTime() - startedMs,
    });
    const task = this.tasks.get(place.taskId);
    const strategy = deps.strategyOf(place.strategy);
    if (!(task && strategy))
      return outcomeOf({ status: "failed", message: "This version has no such strategy." }, null);
    const ready = await strategy.prepare?.();
    if (input.signal.aborted) return null;
    if (ready?.ok === false) return outcomeOf({ status: "adapter-failed", message: ready.error }, null);
    const world = deps.openWorld();
    const played = await runEpisode(world.deps, {
      // Its own, so that no other memories are there wherever it is kept.
      ownerId: `lab:${input.runId}:${place.cellId}`,
      episodeId: place.cellId,
      task,
      strategy,
      signal: input.signal,
      nextMessage: (at) => world.nextMessage(at),
    });
    if (played.ok)
      return outcomeOf({ status: "done", result: judgeEpisode(task, played.value) }, played.value);
    const { code, message } = played.error;
    if (code === "refused") return outcomeOf({ status: "failed", message }, null);
    if (code === "adapter-failed") return outcomeOf({ status: "adapter-failed", message }, null);
    if (code === "model-gone") this.end ??= { code, message };
    return null;
  }

  private report(): void {
    this.input.onProgress?.({
      done: this.done.size - this.failed,
      failed: this.failed,
      cells: this.run.cells,
    });
  }
}
