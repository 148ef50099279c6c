import type { Task } from "@/lib/core/episode/task";
import type { AppError } from "@/lib/core/errors";
import { type TimelineTurn, timelineOf } from "@/lib/core/lab/episode-timeline";
import type { LabCell, LabRunEntry } from "@/lib/core/lab/lab-run";
import { err, ok, type Result } from "@/lib/core/result";
import type { LabStore } from "@/lib/ports/lab-store";

/** One history as every strategy of a run did on it, turn by turn. */
export interface EpisodeView {
  readonly run: LabRunEntry;
  readonly task: Task;
  /** In the order of the run's strategies; only those that ran. */
  readonly cells: readonly (LabCell & { readonly timeline: readonly TimelineTurn[] })[];
}

/** Shows the first repetition of every strategy on one history. */
export async function viewEpisode(
  { labStore }: { readonly labStore: LabStore },
  { ownerId, runId, taskId }: { readonly ownerId: string; readonly runId: string; readonly taskId: string },
): Promise<Result<EpisodeView, AppError>> {
  const found = await labStore.find({ ownerId, runId });
  if (!found) return err({ code: "unknown-lab-run", runId });
  const { tasks, ...run } = found;
  const task = tasks.find((candidate) => candidate.taskId === taskId);
  if (!task) return err({ code: "unknown-episode", taskId });
  const recorded = await Promise.all(
    run.manifest.settings.strategies.map((strategy) =>
      labStore.cell({ ownerId, runId, cellId: `${taskId}.${strategy}.1` }),
    ),
  );
  const cells = recorded.flatMap((cell) => {
    if (!cell) return [];
    const { record, ...outcome } = cell;
    return [{ ...outcome, timeline: record ? timelineOf(record) : [] }];
  });
  return cells.length === 0 ? err({ code: "unknown-episode", taskId }) : ok({ run, task, cells });
}
