import type { Task } from "@/lib/core/episode/task";
import { judgeEpisode } from "@/lib/core/lab/judge-episode";
import type { CellPlace, RecordedCell } from "@/lib/core/lab/lab-run";
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
  const outcomeOf = (outcome: RecordedCell["outcome"], record: RecordedCell["record"]) =>
    ok({ ...place, outcome, record, durationMs: deps.clock.now().getTime() - startedMs });
  const strategy = deps.strategyOf(place.strategy);
  if (!(task && strategy))
    return outcomeOf({ status: "failed", message: "This version has no such strategy." }, null);
  const ready = await strategy.prepare?.();
  if (signal.aborted) return err({ code: "stopped" });
  if (ready?.ok === false) return outcomeOf({ status: "adapter-failed", message: ready.error }, null);
  const world = deps.openWorld();
  const played = await runEpisode(world.deps, {
    // Its own, so that no other memories are there wherever it is kept.
    ownerId: `lab:${runId}:${place.cellId}`,
    episodeId: place.cellId,
    task,
    strategy,
    signal,
    nextMessage: (at) => world.nextMessage(at),
  });
  if (played.ok) return outcomeOf({ status: "done", result: judgeEpisode(task, played.value) }, played.value);
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
