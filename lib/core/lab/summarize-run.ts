import type { EpisodeResult } from "../episode/episode-result";
import { type OperationName, operationNames } from "../log/operations";
import {
  bootstrapMean,
  holm,
  type Interval,
  mean,
  type PairedDifference,
  pairedBootstrap,
  signFlip,
  wilsonInterval,
} from "../metric/statistics";
import { type PartName, partNames } from "../reward/variants";
import type { LabCell, LabSettings } from "./lab-run";

/** The strategy that the others are compared with. */
export const referenceStrategy = "agemem";

/** A mean with its interval (95 %, over histories). */
export interface Estimate extends Interval {
  readonly mean: number;
}

/** One strategy in one run. The unit of n is the history: questions and repeats of one history are no independent draws. */
export interface StrategyRow {
  readonly strategy: string;
  /** Histories that ran. */
  readonly n: number;
  /** Episodes without a result; each counts as a score of 0. */
  readonly failed: number;
  /** Share of the questions answered right. Wilson's interval of that share, of n histories. */
  readonly score: Estimate;
  readonly f1: number;
  /** Against the reference, on the histories that both have; null for the reference itself and where there is none. */
  readonly difference: (PairedDifference & { readonly p: number; readonly pHolm: number }) | null;
  /** Tokens of all prompts of an episode together. */
  readonly promptTokens: Estimate;
  readonly modelCalls: number;
  readonly durationMs: number;
  readonly stateAccuracy: Estimate | null;
  /** Share of the evidence that stood in the prompt of the answer. */
  readonly evidenceInPrompt: number | null;
  /** Share of the questions with a stale value in whose prompt it stood. */
  readonly staleInPrompt: number | null;
  /** Of the questions that nobody can answer, the share that was answered so; of the others, the share that was given up. */
  readonly abstainedRightly: number | null;
  readonly abstainedWrongly: number | null;
  readonly operations: Readonly<Record<OperationName, Estimate>>;
  readonly rejectedOperations: number;
  readonly confusion: EpisodeResult["confusion"];
  /** Means of the parts where they have a value, and over how many questions. */
  readonly parts: Readonly<Record<PartName, { readonly mean: number; readonly questions: number }>>;
  readonly reward: { readonly mean: number; readonly questions: number };
  readonly scoreByKind: readonly {
    readonly kind: string;
    readonly score: number;
    readonly questions: number;
  }[];
}

/** The table of a run, in the order of its strategies. The same cells give the same table. */
export function summarizeRun(
  { strategies, seed }: Pick<LabSettings, "strategies" | "seed">,
  cells: readonly LabCell[],
): readonly StrategyRow[] {
  const reference = scoresByHistory(cells, referenceStrategy);
  const compared = strategies
    .filter((strategy) => strategy !== referenceStrategy)
    .flatMap((strategy) => {
      const pairs = pairsWith(scoresByHistory(cells, strategy), reference);
      if (pairs.length === 0) return [];
      const differences = pairs.map(([own, other]) => own - other);
      return [{ strategy, ...pairedBootstrap(pairs, { seed }), p: signFlip(differences, { seed }) }];
    });
  const corrected = holm(compared.map(({ p }) => p));
  return strategies.flatMap((strategy) => {
    const own = cells.filter((cell) => cell.strategy === strategy);
    if (own.length === 0) return [];
    const at = compared.findIndex((candidate) => candidate.strategy === strategy);
    const found = compared[at];
    const difference = found ? { ...found, pHolm: corrected[at] ?? 1 } : null;
    return [{ strategy, difference, ...summarizeCells(own, seed) }];
  });
}

type Scores = ReadonlyMap<string, number>;

/** Mean score of each history over its repeats; an episode without a result is 0. */
function scoresByHistory(cells: readonly LabCell[], strategy: string): Scores {
  const byTask = Map.groupBy(
    cells.filter((cell) => cell.strategy === strategy),
    ({ taskId }) => taskId,
  );
  return new Map([...byTask].map(([taskId, own]) => [taskId, mean(own.map(scoreOf))]));
}

function scoreOf({ outcome }: LabCell): number {
  return outcome.status === "done" ? outcome.result.score : 0;
}

function pairsWith(own: Scores, other: Scores): readonly (readonly [number, number])[] {
  return [...own].flatMap(([taskId, score]) => {
    const against = other.get(taskId);
    return against === undefined ? [] : [[score, against] as const];
  });
}

function summarizeCells(
  cells: readonly LabCell[],
  seed: number,
): Omit<StrategyRow, "strategy" | "difference"> {
  const [first] = cells;
  const scores = [...scoresByHistory(cells, first?.strategy ?? "").values()];
  const results = cells.flatMap(({ outcome }) => (outcome.status === "done" ? [outcome.result] : []));
  const questions = results.flatMap((result) => result.questions);
  const score = mean(scores);
  const estimate = (values: readonly number[]): Estimate => {
    const { mean: center, low, high } = bootstrapMean(values, { seed, resamples: 2_000 });
    return { mean: center, low, high };
  };
  const share = (values: readonly boolean[]) =>
    values.length === 0 ? null : mean(values.map((value) => (value ? 1 : 0)));
  const states = results.flatMap(({ stateAccuracy }) => stateAccuracy ?? []);
  const evidence = questions.flatMap(({ evidenceInPrompt }) => evidenceInPrompt ?? []);
  return {
    n: scores.length,
    failed: cells.length - results.length,
    score: { mean: score, ...wilsonInterval(score * scores.length, scores.length) },
    f1: mean(results.map(({ f1 }) => f1)),
    promptTokens: estimate(results.map(({ promptTokens }) => promptTokens)),
    modelCalls: mean(results.map(({ modelCalls }) => modelCalls)),
    durationMs: mean(cells.map(({ durationMs }) => durationMs)),
    stateAccuracy: states.length === 0 ? null : estimate(states),
    evidenceInPrompt: evidence.length === 0 ? null : mean(evidence),
    staleInPrompt: share(questions.flatMap(({ staleInPrompt }) => staleInPrompt ?? [])),
    abstainedRightly: share(
      questions.filter(({ gold }) => gold === null).map(({ isAbstention }) => isAbstention),
    ),
    abstainedWrongly: share(
      questions.filter(({ gold }) => gold !== null).map(({ isAbstention }) => isAbstention),
    ),
    operations: Object.fromEntries(
      operationNames.map((name) => [name, estimate(results.map(({ operations }) => operations[name]))]),
    ) as Record<OperationName, Estimate>,
    rejectedOperations: mean(results.map(({ rejectedOperations }) => rejectedOperations)),
    confusion: addConfusions(results),
    parts: Object.fromEntries(
      partNames.map((name) => [name, meanPart(questions.map(({ reward }) => reward.parts[name]))]),
    ) as StrategyRow["parts"],
    reward: meanOfKnown(questions.map(({ reward }) => reward.total)),
    scoreByKind: [...Map.groupBy(questions, ({ kind }) => kind)].map(([kind, own]) => ({
      kind,
      score: mean(own.map(({ isRight }) => (isRight ? 1 : 0))),
      questions: own.length,
    })),
  };
}

/** What is not needed counts as the paper counts it, 0; what cannot be computed does not count at all. */
function meanPart(values: readonly EpisodeResult["questions"][number]["reward"]["parts"][PartName][]) {
  return meanOfKnown(values.map((score) => (score.status === "not-computable" ? null : score.value)));
}

function meanOfKnown(values: readonly (number | null)[]) {
  const known = values.flatMap((value) => value ?? []);
  return { mean: mean(known), questions: known.length };
}

function addConfusions(results: readonly EpisodeResult[]): EpisodeResult["confusion"] {
  const known = results.flatMap(({ confusion }) => confusion ?? []);
  const [first, ...others] = known;
  if (!first) return null;
  const sum = structuredClone(first);
  for (const confusion of others)
    for (const [gold, row] of Object.entries(confusion))
      for (const [done, count] of Object.entries(row))
        sum[gold as keyof typeof sum][done as keyof (typeof sum)["ADD"]] += count;
  return sum;
}
