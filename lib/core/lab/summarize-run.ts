import { type OperationName, operationNames } from "../log/operations";
import {
  bootstrapMean,
  holm,
  mcnemar,
  mean,
  pairedBootstrap,
  sampleVariance,
  signFlip,
  wilsonInterval,
} from "../metric/statistics";
import { leftOutChoices, rewardWithout } from "../reward/leave-out-parts";
import { type PartName, partNames, rewardVariants } from "../reward/variants";
import type { EpisodeResult, OutsideUseTotal } from "./episode-result";
import { bandOf, judgeBands } from "./judge-score";
import type { LabCell, LabSettings } from "./lab-run";
import type { JudgedQuestion } from "./model-judgement";
import type { Estimate, StrategyRow } from "./strategy-row";

/** The strategy that the others are compared with. */
const referenceStrategy = "agemem";

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
      const difference = {
        ...pairedBootstrap(pairs, { seed }),
        p: signFlip(differences, { seed }),
        mcnemar: mcnemarOf(pairs),
      };
      return [{ strategy, difference }];
    });
  const corrected = holm(compared.map(({ difference }) => difference.p));
  return strategies.flatMap((strategy) => {
    const own = cells.filter((cell) => cell.strategy === strategy);
    if (own.length === 0) return [];
    const at = compared.findIndex((candidate) => candidate.strategy === strategy);
    const found = compared[at];
    const difference = found ? { ...found.difference, pHolm: corrected[at] ?? 1 } : null;
    return [{ strategy, difference, ...summarizeCells(own, seed) }];
  });
}

type Scores = ReadonlyMap<string, number>;

/** Mean score of each history over its repeats; an episode without a result is 0, one whose adapter failed is none. */
function scoresByHistory(cells: readonly LabCell[], strategy: string): Scores {
  const byTask = Map.groupBy(
    cells.filter((cell) => cell.strategy === strategy && cell.outcome.status !== "adapter-failed"),
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

/** A history counts as right when every question was, in every repeat: its questions are no independent draws. */
function mcnemarOf(pairs: readonly (readonly [number, number])[]) {
  const onlyThis = pairs.filter(([own, other]) => own === 1 && other < 1).length;
  const onlyReference = pairs.filter(([own, other]) => own < 1 && other === 1).length;
  return { onlyThis, onlyReference, p: mcnemar(onlyThis, onlyReference) };
}

/** How much of the scatter lies between histories, and how much between repeats of one; null where nothing was repeated. */
function spreadOf(cells: readonly LabCell[]): StrategyRow["spread"] {
  const counted = cells.filter(({ outcome }) => outcome.status !== "adapter-failed");
  const byTask = [...Map.groupBy(counted, ({ taskId }) => taskId).values()].map((own) => own.map(scoreOf));
  const repeated = byTask.filter((scores) => scores.length > 1);
  if (repeated.length === 0) return null;
  return {
    histories: Math.sqrt(sampleVariance(byTask.map((scores) => mean(scores)))),
    repeats: Math.sqrt(mean(repeated.map((scores) => sampleVariance(scores)))),
  };
}

/** Of the model that answers alone: a memory system's own prompts are no steps. */
function tokensPerStepOf({ promptTokens, modelCalls, outside }: EpisodeResult): number {
  const used = outside ? [outside.learn, outside.recall] : [];
  const tokens = used.reduce((sum, use) => sum + use.promptTokens + use.toolTokens, 0);
  const calls = used.reduce((sum, use) => sum + use.modelCalls, 0);
  return modelCalls === calls ? 0 : (promptTokens - tokens) / (modelCalls - calls);
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
    failed: cells.filter(({ outcome }) => outcome.status === "failed").length,
    adapterFailure: adapterFailureOf(cells),
    score: { mean: score, ...wilsonInterval(score * scores.length, scores.length) },
    f1: mean(results.map(({ f1 }) => f1)),
    promptTokens: estimate(results.map(({ promptTokens }) => promptTokens)),
    modelCalls: mean(results.map(({ modelCalls }) => modelCalls)),
    tokensPerStep: mean(results.map(tokensPerStepOf)),
    spread: spreadOf(cells),
    outside: meanOutside(results),
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
    rewardWithout: leftOutChoices.map(({ name, parts }) => ({
      leftOut: name,
      ...meanOfKnown(questions.map(({ reward }) => rewardWithout(reward, parts, rewardVariants.v2))),
    })),
    judged: judgedBy(cells, estimate),
    ...worldOf(results),
    scoreByKind: [...Map.groupBy(questions, ({ kind }) => kind)].map(([kind, own]) => ({
      kind,
      score: mean(own.map(({ isRight }) => (isRight ? 1 : 0))),
      questions: own.length,
    })),
  };
}

/** The unit is the history here too: what is known of its questions, over its repeats, is one value. */
function judgedBy(
  cells: readonly LabCell[],
  estimate: (values: readonly number[]) => Estimate,
): StrategyRow["judged"] {
  const judged = cells.flatMap(({ taskId, outcome }) =>
    outcome.status === "done" && outcome.result.judged ? [{ taskId, ...outcome.result.judged }] : [],
  );
  if (judged.length === 0) return null;
  const histories = [...Map.groupBy(judged, ({ taskId }) => taskId).values()].map((own) =>
    own.flatMap(({ questions }) => questions),
  );
  const questions = histories.flat();
  const byHistory = (value: (question: JudgedQuestion) => number | null) =>
    histories.flatMap((own) => {
      const known = own.flatMap((question) => value(question) ?? []);
      return known.length === 0 ? [] : [mean(known)];
    });
  const estimated = (value: (question: JudgedQuestion) => number | null) => {
    const known = byHistory(value);
    return known.length === 0 ? null : estimate(known);
  };
  const answers = questions.flatMap(({ answer }) => answer ?? []);
  return {
    answers: estimate(byHistory(({ answer }) => answer)),
    bands: judgeBands.map((_, band) => answers.filter((score) => bandOf(score) === band).length),
    memoryPaper: estimated(({ memoryPaper }) => memoryPaper),
    memoryReleased: estimated(({ memoryReleased }) => memoryReleased),
    rubric: estimated(({ rubric }) => rubric),
    histories: histories.length,
    questions: questions.length,
    unread: judged.reduce((sum, { unread }) => sum + unread, 0),
  };
}

function adapterFailureOf(cells: readonly LabCell[]): StrategyRow["adapterFailure"] {
  const messages = cells.flatMap(({ outcome }) =>
    outcome.status === "adapter-failed" ? [outcome.message] : [],
  );
  const [message] = messages;
  return message === undefined ? null : { episodes: messages.length, message };
}

function worldOf(results: readonly EpisodeResult[]): Pick<StrategyRow, "world"> {
  const worlds = results.flatMap(({ world }) => world ?? []);
  if (worlds.length === 0) return {};
  return {
    world: {
      progress: mean(worlds.map(({ progress }) => progress)),
      won: mean(worlds.map(({ isWon }) => (isWon ? 1 : 0))),
      actions: mean(worlds.map(({ actions }) => actions)),
      notPossible: mean(worlds.map(({ notPossible }) => notPossible)),
    },
  };
}

/** What a memory system outside this app used an episode, or null where there was none. */
function meanOutside(results: readonly EpisodeResult[]): StrategyRow["outside"] {
  const known = results.flatMap(({ outside }) => outside ?? []);
  if (known.length === 0) return null;
  const meanOf = (phase: "learn" | "recall"): OutsideUseTotal => {
    const of = (name: keyof OutsideUseTotal) => mean(known.map((use) => use[phase][name]));
    return {
      modelCalls: of("modelCalls"),
      promptTokens: of("promptTokens"),
      toolTokens: of("toolTokens"),
      answerTokens: of("answerTokens"),
      embeddedTexts: of("embeddedTexts"),
      durationMs: of("durationMs"),
    };
  };
  return { learn: meanOf("learn"), recall: meanOf("recall") };
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
