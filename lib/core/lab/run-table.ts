import { ablations } from "./ablations";
import { detectableSentence } from "./detectable";
import type { LabRunEntry } from "./lab-run";
import type { StrategyRow } from "./strategy-row";

/** A run with its table and its histories. */
export interface ExportedRun {
  readonly run: LabRunEntry;
  readonly rows: readonly StrategyRow[];
  readonly histories: readonly {
    readonly taskId: string;
    readonly kind: string;
    readonly question: string;
    readonly scores: Readonly<Record<string, number | null>>;
  }[];
  readonly detectable: number | null;
}

/** One column of a run's table; null where a strategy has no such number. */
export interface RunColumn {
  readonly title: string;
  readonly digits: number;
  readonly value: (row: StrategyRow) => number | string | null;
}

const scored = (row: StrategyRow, value: number) => (row.n === 0 ? null : value);

/** The table of a run, for every form alike. */
export const runColumns: readonly RunColumn[] = [
  { title: "strategy", digits: 0, value: (row) => row.strategy },
  { title: "n", digits: 0, value: (row) => row.n },
  { title: "score", digits: 3, value: (row) => scored(row, row.score.mean) },
  { title: "score low", digits: 3, value: (row) => scored(row, row.score.low) },
  { title: "score high", digits: 3, value: (row) => scored(row, row.score.high) },
  { title: "difference", digits: 3, value: (row) => row.difference?.difference ?? null },
  { title: "difference low", digits: 3, value: (row) => row.difference?.low ?? null },
  { title: "difference high", digits: 3, value: (row) => row.difference?.high ?? null },
  { title: "p Holm", digits: 4, value: (row) => row.difference?.pHolm ?? null },
  { title: "only this right", digits: 0, value: (row) => row.difference?.mcnemar.onlyThis ?? null },
  { title: "only reference right", digits: 0, value: (row) => row.difference?.mcnemar.onlyReference ?? null },
  { title: "p McNemar", digits: 4, value: (row) => row.difference?.mcnemar.p ?? null },
  { title: "F1", digits: 3, value: (row) => scored(row, row.f1) },
  { title: "state", digits: 3, value: (row) => row.stateAccuracy?.mean ?? null },
  { title: "worlds won", digits: 3, value: (row) => row.world?.won ?? null },
  { title: "progress", digits: 3, value: (row) => row.world?.progress ?? null },
  { title: "actions", digits: 1, value: (row) => row.world?.actions ?? null },
  { title: "not possible", digits: 1, value: (row) => row.world?.notPossible ?? null },
  { title: "evidence", digits: 3, value: (row) => row.evidenceInPrompt },
  { title: "stale", digits: 3, value: (row) => row.staleInPrompt },
  { title: "J (model judge)", digits: 3, value: (row) => row.judged?.answers.mean ?? null },
  { title: "J low", digits: 3, value: (row) => row.judged?.answers.low ?? null },
  { title: "J high", digits: 3, value: (row) => row.judged?.answers.high ?? null },
  { title: "MQ (paper)", digits: 3, value: (row) => row.judged?.memoryPaper?.mean ?? null },
  { title: "MQ (released code)", digits: 3, value: (row) => row.judged?.memoryReleased?.mean ?? null },
  { title: "rubric", digits: 3, value: (row) => row.judged?.rubric?.mean ?? null },
  { title: "unread judgements", digits: 0, value: (row) => row.judged?.unread ?? null },
  { title: "prompt tokens", digits: 0, value: (row) => scored(row, row.promptTokens.mean) },
  { title: "tokens a step", digits: 0, value: (row) => scored(row, row.tokensPerStep) },
  { title: "model calls", digits: 1, value: (row) => scored(row, row.modelCalls) },
  {
    title: "of them outside",
    digits: 1,
    value: (row) => (row.outside ? row.outside.learn.modelCalls + row.outside.recall.modelCalls : null),
  },
  { title: "time ms", digits: 0, value: (row) => scored(row, row.durationMs) },
  { title: "sd histories", digits: 3, value: (row) => row.spread?.histories ?? null },
  { title: "sd repeats", digits: 3, value: (row) => row.spread?.repeats ?? null },
  { title: "failed", digits: 0, value: (row) => row.failed },
  { title: "adapter failed", digits: 0, value: (row) => row.adapterFailure?.episodes ?? 0 },
];

/** A number or a word as tables write it; empty for none. */
export function cellText({ value, digits }: RunColumn, row: StrategyRow): string {
  const found = value(row);
  if (found === null) return "";
  return typeof found === "number" ? String(Number(found.toFixed(digits))) : found;
}

/** Who judged: by gold always, and by which model. */
export function judgeFact({ judge }: Pick<LabRunEntry["manifest"]["settings"], "judge">): string {
  return judge
    ? `Judge: ${judge.label} (${judge.provider} / ${judge.modelId}), beside the gold answers; never the model that speaks.`
    : "Judge: the gold answers; no model judged.";
}

/** What stands above and below every table: what ran, and how its numbers are to be read. */
export function runFacts({ run, detectable }: Pick<ExportedRun, "run" | "detectable">): readonly string[] {
  const { settings, appVersion, settingsHash, questions } = run.manifest;
  const versions = settings.strategies.map((name) => `${name} ${settings.versions[name] ?? ""}`.trim());
  return [
    ...(settings.ablation ? [`Ablation: ${settings.ablation}. ${ablations[settings.ablation].says}`] : []),
    `Suite ${settings.suite}, ${settings.histories} histories, ${questions} questions, ${settings.repeats} repeats, seed ${settings.seed}.`,
    `Speaker: ${settings.speaker.label} (${settings.speaker.provider} / ${settings.speaker.modelId}). Scores of different speakers are not compared.`,
    ...(settings.files ?? []).map(({ name, sha256 }) => `File ${name}, SHA-256 ${sha256}.`),
    judgeFact(settings),
    `Embedder ${settings.embeddingModel}, context limit ${settings.contextLimitTokens} tokens, FILTER's threshold ${settings.filterThreshold}.`,
    `Versions: ${versions.join("; ")}.`,
    `AgeMem Studio ${appVersion}, run ${run.runId}, begun ${run.createdAt}, tasks ${settings.tasksHash}, settings ${settingsHash}.`,
    `Score: share of the questions answered right, 95 % by Wilson with n histories. Difference: from agemem, paired bootstrap over histories; p by sign flips, Holm over strategies; McNemar over histories that are wholly right.`,
    detectableSentence(detectable),
  ];
}
