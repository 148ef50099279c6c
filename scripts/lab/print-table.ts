import { detectableSentence } from "@/lib/core/lab/detectable";
import type { RunEstimate } from "@/lib/core/lab/estimate-run";
import type { LabRunEntry, Speaker } from "@/lib/core/lab/lab-run";
import { judgeFact } from "@/lib/core/lab/run-table";
import type { Estimate, StrategyRow } from "@/lib/core/lab/strategy-row";
import type { ModelFacts } from "@/lib/core/model/model-facts";

/** One row of `--json`. */
export function jsonRow(run: LabRunEntry, row: StrategyRow) {
  const { suite, speaker } = run.manifest.settings;
  return {
    suite,
    strategy: row.strategy,
    speaker: speaker.label,
    n: row.n,
    score: row.score.mean,
    low: row.score.low,
    high: row.score.high,
    promptTokens: row.promptTokens.mean,
    modelCalls: row.modelCalls,
    failed: row.failed,
    ...(run.manifest.settings.judge && row.judged
      ? { judged: { judge: run.manifest.settings.judge.label, ...row.judged } }
      : {}),
    ...(row.world ? { world: row.world } : {}),
    ...(row.adapterFailure ? { adapterFailed: row.adapterFailure } : {}),
  };
}

/** What a run takes and what it can show, before anything starts. */
export function estimateText(
  { episodes, modelCalls, judgeCalls, promptTokens, durationMs, detectable }: RunEstimate,
  histories: number,
  speaker: Speaker,
  facts: ModelFacts | null,
): string {
  const time =
    durationMs === null ? "time unknown before the first episodes" : `about ${minutesText(durationMs)}`;
  const price = facts?.inputPrice;
  const money =
    speaker.kind !== "model"
      ? "no money"
      : price === undefined || price === null
        ? "price unknown"
        : `about $ ${((promptTokens / 1e6) * price).toFixed(2)} for prompts`;
  return [
    `${episodes} episodes: ${histories} histories for each strategy, speaker: ${speaker.label}.`,
    `This takes ${time}, about ${thousands(modelCalls)} model calls and ${thousands(promptTokens)} prompt tokens, ${money}.`,
    ...(judgeCalls > 0
      ? [`The judge is asked at most about ${thousands(judgeCalls)} times beside that, at its own price.`]
      : []),
    detectableSentence(detectable),
  ].join("\n");
}

/** R with parts left out, for the preset that asks for it. */
export function rewardText(rows: readonly StrategyRow[]): string {
  const [first] = rows;
  const lines = (first?.rewardWithout ?? []).map(({ leftOut }, index) => [
    `without ${leftOut}`,
    ...rows.map((row) => {
      const found = row.rewardWithout[index];
      return found && found.questions > 0 ? found.mean.toFixed(2) : "–";
    }),
  ]);
  return aligned([["R (paper V2)", ...rows.map(({ strategy }) => strategy)], ...lines]).join("\n");
}

/** Lines of cells under each other, the first column at the left. */
function aligned(lines: readonly (readonly string[])[]): readonly string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
}

/** The table of a run, with intervals. */
export function tableText(run: LabRunEntry, rows: readonly StrategyRow[]): string {
  const { suite, speaker, repeats } = run.manifest.settings;
  const head = [
    "strategy",
    "n",
    "score",
    "95 %",
    "vs agemem",
    "p Holm",
    "state",
    "stale",
    "tokens",
    "calls",
    "failed",
  ];
  const lines = rows.map((row) => [
    row.strategy,
    String(row.n),
    row.n === 0 ? "n/a" : share(row.score.mean),
    row.n === 0 ? "" : `${share(row.score.low)}–${share(row.score.high)}`,
    differenceText(row),
    row.difference ? pText(row.difference.pHolm) : "",
    row.stateAccuracy ? share(row.stateAccuracy.mean) : "n/a",
    row.staleInPrompt === null ? "n/a" : share(row.staleInPrompt),
    thousands(row.promptTokens.mean),
    row.modelCalls.toFixed(1),
    String(row.failed),
  ]);
  return [
    `${suite} · speaker: ${speaker.label} · ${repeats === 1 ? "1 repeat" : `${repeats} repeats`} · run ${run.runId}`,
    ...aligned([head, ...lines]),
    "score: share of questions right, Wilson's interval of n histories; difference: paired bootstrap over histories, in points.",
    "state: facts that the store holds and past ones that it does not; stale: prompts in which a value stood that is wrong now.",
    ...rows.flatMap(({ strategy, adapterFailure }) =>
      adapterFailure
        ? [
            `${strategy}: adapter failed in ${adapterFailure.episodes} episodes, which count as nothing. ${adapterFailure.message}`,
          ]
        : [],
    ),
    ...worldLines(rows),
    ...judgeLines(run, rows),
    ...(rows.some(({ strategy }) => strategy === "agemem")
      ? []
      : ["No comparison: AgeMem was not part of this run."]),
  ].join("\n");
}

/** What was reached in worlds. */
function worldLines(rows: readonly StrategyRow[]): readonly string[] {
  const lines = rows.flatMap(({ strategy, world }) =>
    world
      ? [
          [
            strategy,
            share(world.won),
            share(world.progress),
            world.actions.toFixed(1),
            world.notPossible.toFixed(1),
          ],
        ]
      : [],
  );
  if (lines.length === 0) return [];
  return [
    ...aligned([["strategy", "won", "progress", "actions", "not possible"], ...lines]),
    "Worlds: score is progress in PDDL and success in the others; actions are answers, of which some named none that was possible.",
  ];
}

/** What a model judged, under its name. */
function judgeLines(run: LabRunEntry, rows: readonly StrategyRow[]): readonly string[] {
  const judged = rows.flatMap((row) => (row.judged ? [{ strategy: row.strategy, ...row.judged }] : []));
  if (judged.length === 0) return [];
  const estimate = (value: Estimate | null) =>
    value ? `${share(value.mean)} ${share(value.low)}–${share(value.high)}` : "n/a";
  const lines = judged.map(
    ({ strategy, histories, answers, memoryPaper, memoryReleased, rubric, unread }) => [
      ...[strategy, String(histories), estimate(answers), estimate(memoryPaper), estimate(memoryReleased)],
      ...[estimate(rubric), String(unread)],
    ],
  );
  return [
    judgeFact(run.manifest.settings),
    ...aligned([["strategy", "n", "J", "MQ (paper)", "MQ (released code)", "rubric", "unread"], ...lines]),
    "95 % by bootstrap over histories.",
  ];
}

function differenceText({ difference, strategy }: StrategyRow): string {
  if (!difference) return strategy === "agemem" ? "reference" : "";
  return `${points(difference.difference)} ${points(difference.low)} to ${points(difference.high)}`;
}

function share(value: number): string {
  const text = value.toFixed(2);
  return text === "1.00" ? "1" : text.replace(/^0/, "");
}

function points(value: number): string {
  const rounded = Math.round(value * 100);
  return rounded === 0 ? "0" : `${rounded > 0 ? "+" : "−"}${Math.abs(rounded)}`;
}

function pText(p: number): string {
  return p < 0.01 ? "<.01" : p.toFixed(2).replace(/^0/, "");
}

function thousands(value: number): string {
  if (value >= 1e6) return `${(value / 1e6).toFixed(1)} M`;
  return value >= 1_000 ? `${(value / 1_000).toFixed(1)}k` : String(Math.round(value));
}

/** "40 s", "3 min". */
export function minutesText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
