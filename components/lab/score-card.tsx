"use client";

import { durationText } from "@/components/ui/number-text";
import { detectableSentence } from "@/lib/core/lab/detectable";
import { paperScores, paperSource } from "@/lib/core/lab/paper-numbers";
import type { StrategyRow } from "@/lib/core/lab/strategy-row";
import { HistoriesButton } from "./histories-button";
import { IntervalPlot, ShareAxis } from "./interval-plot";
import { bodyCell, Head, LabCard, PlotHead, WideTable } from "./lab-card";
import {
  intervalText,
  mcnemarText,
  pointsText,
  pText,
  repeatsText,
  shareText,
  tokensText,
} from "./lab-numbers";

interface ScoreCardProps {
  readonly rows: readonly StrategyRow[];
  readonly speaker: string;
  readonly detectable: number | null;
  /** Shows the histories on which a strategy and AgeMem differ. */
  readonly onChoose: (strategy: string) => void;
}

/** Score by strategy with its interval; the plot is a column of the table. */
export function ScoreCard({ rows, speaker, detectable, onChoose }: ScoreCardProps) {
  const n = Math.max(0, ...rows.map((row) => row.n));
  const repeats = repeatsText(rows);
  return (
    <LabCard
      title="Score by strategy"
      facts={`share of questions right, 95 % (Wilson, n = histories) · ${speaker} · n = ${n} histories`}
      note={
        <>
          ◇ {paperSource}, scored by a model and without intervals: another task, for orientation, not a
          comparison. {detectableSentence(detectable)} McNemar: histories wholly right with this strategy
          alone against AgeMem alone, exact p. Tokens are those of all prompts of an episode, a memory
          system's own among them; a step is one prompt of the model that answers.
          {repeats && ` ${repeats}`} Choose a strategy to see its histories.
        </>
      }
    >
      <WideTable label="Score by strategy, as a table">
        <thead>
          <tr>
            <Head>strategy</Head>
            <PlotHead />
            <Head>score</Head>
            <Head>95 %</Head>
            <Head>vs AgeMem, points</Head>
            <Head>p (Holm)</Head>
            <Head>McNemar</Head>
            <Head>tokens</Head>
            <Head>a step</Head>
            <Head>calls</Head>
            <Head>time</Head>
            <Head>◇ paper</Head>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.strategy} row={row} onChoose={onChoose} />
          ))}
        </tbody>
        <tfoot aria-hidden className="max-sm:hidden">
          <tr>
            <td />
            <td className="px-2">
              <ShareAxis />
            </td>
            <td colSpan={10} />
          </tr>
        </tfoot>
      </WideTable>
    </LabCard>
  );
}

function Row({
  row,
  onChoose,
}: {
  readonly row: StrategyRow;
  readonly onChoose: (strategy: string) => void;
}) {
  const { strategy, score, difference, promptTokens, modelCalls, durationMs, failed } = row;
  const paper = paperScores[strategy];
  return (
    <tr className={strategy === "agemem" ? "bg-accent/6" : ""}>
      <th scope="row" className={`${bodyCell} font-normal`}>
        <HistoriesButton strategy={strategy} onChoose={onChoose} />
        {failed > 0 && (
          <span className="ml-1.5 rounded-full border border-danger/40 px-2 text-xs text-danger">
            {failed} failed, counted as 0
          </span>
        )}
        {row.adapterFailure && (
          <span
            title={row.adapterFailure.message}
            className="ml-1.5 rounded-full border border-danger/40 px-2 text-xs text-danger"
          >
            adapter failed in {row.adapterFailure.episodes}, not counted
          </span>
        )}
        <span className="block sm:hidden">
          <IntervalPlot strategy={strategy} estimate={score} paper={paper} />
        </span>
      </th>
      <td className="w-full px-2 max-sm:hidden">
        <IntervalPlot strategy={strategy} estimate={score} paper={paper} />
      </td>
      <td className={`${bodyCell} font-semibold`}>{row.n === 0 ? "n/a" : shareText(score.mean)}</td>
      <td className={`${bodyCell} text-mute`}>{row.n === 0 ? "" : intervalText(score)}</td>
      <td className={bodyCell}>
        {difference ? (
          <>
            <b className="font-medium">{pointsText(difference.difference)}</b>{" "}
            <span className="text-mute">
              {pointsText(difference.low)} to {pointsText(difference.high)}
            </span>
          </>
        ) : (
          <span className="text-mute">{strategy === "agemem" ? "reference" : "–"}</span>
        )}
      </td>
      <td className={`${bodyCell} text-mute`}>{difference ? pText(difference.pHolm) : "–"}</td>
      <td className={`${bodyCell} text-mute`}>{difference ? mcnemarText(difference.mcnemar) : "–"}</td>
      <td className={bodyCell}>{tokensText(promptTokens.mean)}</td>
      <td className={`${bodyCell} text-mute`}>{tokensText(row.tokensPerStep)}</td>
      <td className={bodyCell}>{modelCalls.toFixed(1)}</td>
      <td className={`${bodyCell} text-mute`}>{durationText(durationMs)}</td>
      <td className={`${bodyCell} text-mute`}>{paper === undefined ? "–" : shareText(paper)}</td>
    </tr>
  );
}
