import type { AppError } from "@/lib/core/errors";
import type { LabCell, LabRun, LabRunEntry } from "@/lib/core/lab/lab-run";
import type { StrategyRow } from "@/lib/core/lab/strategy-row";
import { summarizeRun } from "@/lib/core/lab/summarize-run";
import { mean, smallestDetectableDifference } from "@/lib/core/metric/statistics";
import { err, ok, type Result } from "@/lib/core/result";
import type { LabStore } from "@/lib/ports/lab-store";

/** One history as every strategy did on it. */
export interface ComparedHistory {
  readonly taskId: string;
  readonly kind: string;
  readonly question: string;
  /** Mean over repeats; null where no episode has a result. */
  readonly scores: Readonly<Record<string, number | null>>;
  /** Distance of the best and the worst score. */
  readonly spread: number;
}

/** A run with its table and its histories, those on which strategies disagree most first. */
export interface RunView {
  readonly run: LabRunEntry;
  readonly rows: readonly StrategyRow[];
  readonly histories: readonly ComparedHistory[];
  /** The smallest paired difference that so many histories show, as a share; null where they are too few for any. */
  readonly detectable: number | null;
}

/** Shows a run as far as it is done. */
export async function viewRun(
  { labStore }: { readonly labStore: LabStore },
  { ownerId, runId }: { readonly ownerId: string; readonly runId: string },
): Promise<Result<RunView, AppError>> {
  const [run, cells] = await Promise.all([
    labStore.find({ ownerId, runId }),
    labStore.cells({ ownerId, runId }),
  ]);
  if (!run) return err({ code: "unknown-lab-run", runId });
  const { tasks: _tasks, ...entry } = run;
  return ok({
    run: entry,
    rows: summarizeRun(run.manifest.settings, cells),
    histories: compareHistories(run, cells),
    detectable: smallestDetectableDifference(run.manifest.settings.histories),
  });
}

function compareHistories(run: LabRun, cells: readonly LabCell[]): readonly ComparedHistory[] {
  const byTask = Map.groupBy(cells, ({ taskId }) => taskId);
  const compared = run.tasks.flatMap(({ taskId, kind, questions }) => {
    const own = byTask.get(taskId);
    if (!own) return [];
    const scores = Object.fromEntries(
      run.manifest.settings.strategies.map((strategy) => [strategy, scoreOf(own, strategy)]),
    );
    const known = Object.values(scores).flatMap((score) => score ?? []);
    const spread = known.length === 0 ? 0 : Math.max(...known) - Math.min(...known);
    return [{ taskId, kind, question: questions[0]?.text ?? "", scores, spread }];
  });
  return compared.sort((left, right) => right.spread - left.spread);
}

function scoreOf(cells: readonly LabCell[], strategy: string): number | null {
  const scores = cells.flatMap(({ strategy: of, outcome }) =>
    of === strategy && outcome.status === "done" ? [outcome.result.score] : [],
  );
  return scores.length === 0 ? null : mean(scores);
}
