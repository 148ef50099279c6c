import type { EpisodeRecord } from "@/lib/core/episode/episode-record";
import type { Task } from "@/lib/core/episode/task";
import type { EpisodeResult } from "@/lib/core/lab/episode-result";
import { judgeEpisode } from "@/lib/core/lab/judge-episode";
import type { CellPlace, RecordedCell } from "@/lib/core/lab/lab-run";
import { err, ok, type Result } from "@/lib/core/result";
import type { Clock } from "@/lib/ports/clock";
import { EnvironmentFailedError, type Environments, type EnvironmentWorld } from "@/lib/ports/environment";
import { JudgeGoneError, type JudgeModel } from "@/lib/ports/judge-model";
import type { LabStore } from "@/lib/ports/lab-store";
import type { MemoryStrategy } from "@/lib/ports/memory-strategy";
import type { EpisodeWorld } from "../episode/episode-world";
import { runEpisode } from "../episode/run-episode";
import { judgeByModel } from "./judge-by-model";

/** What a run works with. */
export interface RunLabDependencies {
  readonly labStore: LabStore;
  /** The clock on the wall: for leases, and how long episodes took. */
  readonly clock: Clock;
  /** With the world that the episode's task is played in, for speakers that act by it. */
  openWorld(world: EnvironmentWorld | null): EpisodeWorld;
  /** Where tasks that have a world are played; absent where none can be. */
  readonly environments?: Environments | null;
  strategyOf(name: string): MemoryStrategy | null;
  /** The model that judges the run; absent where none does. */
  readonly judge?: JudgeModel | null;
}

/** Why a cell has no outcome: it was stopped, or the model was gone, which says nothing about the strategy. */
export type CellEnd =
  | { readonly code: "stopped" }
  | { readonly code: "model-gone"; readonly message: string };

export interface PlayCellInput {
  readonly runId: string;
  readonly place: CellPlace;
  readonly task: Task | null;
  readonly signal: AbortSignal;
}

/** Plays the episode of one cell, and judges it. Keeps nothing. */
export async function playCell(
  deps: RunLabDependencies,
  { runId, place, task, signal }: PlayCellInput,
): Promise<Result<RecordedCell, CellEnd>> {
  const startedMs = deps.clock.now().getTime();
  let durationMs = 0;
  const outcomeOf = (outcome: RecordedCell["outcome"], record: RecordedCell["record"]) =>
    ok({ ...place, outcome, record, durationMs });
  const strategy = deps.strategyOf(place.strategy);
  if (!(task && strategy))
    return outcomeOf({ status: "failed", message: "This version has no such strategy." }, null);
  const ready = await strategy.prepare?.();
  if (signal.aborted) return err({ code: "stopped" });
  if (ready?.ok === false) return outcomeOf({ status: "adapter-failed", message: ready.error }, null);
  const opened = await openEnvironment(deps, task);
  if (!opened.ok) return outcomeOf({ status: "adapter-failed", message: opened.error }, null);
  const environment = opened.value;
  const world = deps.openWorld(environment);
  const played = await runEpisode(world.deps, {
    // Its own, so that no other memories are there wherever it is kept.
    ownerId: `lab:${runId}:${place.cellId}`,
    episodeId: place.cellId,
    task,
    strategy,
    world: environment,
    signal,
    nextMessage: (at) => world.nextMessage(at),
  }).finally(() => environment?.close());
  // How long a judge takes says nothing about the strategy.
  durationMs = deps.clock.now().getTime() - startedMs;
  if (played.ok) {
    const judged = await judgedEpisode(deps, world, task, played.value);
    return judged.ok ? outcomeOf({ status: "done", result: judged.value }, played.value) : judged;
  }
  const { code, message } = played.error;
  switch (code) {
    case "refused":
      return outcomeOf({ status: "failed", message }, null);
    case "adapter-failed":
      return outcomeOf({ status: code, message }, null);
    case "model-gone":
      return err({ code, message });
    case "stopped":
      return err({ code });
  }
}

/** By the log and the gold, and by the model that judges where there is one. */
async function judgedEpisode(
  { judge }: RunLabDependencies,
  { deps: { embedder } }: EpisodeWorld,
  task: Task,
  record: EpisodeRecord,
): Promise<Result<EpisodeResult, CellEnd>> {
  const result = judgeEpisode(task, record);
  if (!judge) return ok(result);
  try {
    return ok({ ...result, judged: await judgeByModel({ judge, embedder }, { task, record, result }) });
  } catch (error) {
    if (error instanceof JudgeGoneError) return err({ code: "model-gone", message: error.message });
    throw error;
  }
}

/** The world of a task, or null where it has none. A sentence says why it cannot be opened. */
async function openEnvironment(
  { environments }: RunLabDependencies,
  { environment: place }: Task,
): Promise<Result<EnvironmentWorld | null, string>> {
  if (!place) return ok(null);
  if (!environments) return err("No environment can be opened here.");
  try {
    return ok(await environments.open(place));
  } catch (error) {
    if (error instanceof EnvironmentFailedError) return err(error.message);
    throw error;
  }
}
