"use client";

import type { StrategyRow } from "@/lib/core/lab/strategy-row";
import { HistoriesButton } from "./histories-button";
import { bodyCell, Head, LabCard, WideTable } from "./lab-card";
import { intervalText, shareText, ticksTo, tickText, tokensText } from "./lab-numbers";
import { type LabeledPoint, placeLabels } from "./place-labels";
import { MarkPath } from "./strategy-mark";
import { strategyLook } from "./strategy-words";

const width = 430;
const height = 270;
const margin = { left: 30, right: 14, top: 10, bottom: 40 };
const innerWidth = width - margin.left - margin.right;
const innerHeight = height - margin.top - margin.bottom;

interface Point {
  readonly row: StrategyRow;
  readonly x: number;
  readonly y: number;
  readonly word: string;
  readonly bars: LabeledPoint["bars"];
}

interface TokenPlotProps {
  readonly rows: readonly StrategyRow[];
  readonly onChoose: (strategy: string) => void;
}

/** Score against the tokens of an episode; each mark leads to its histories. */
export function TokenPlot({ rows, onChoose }: TokenPlotProps) {
  const ticks = ticksTo(Math.max(1, ...rows.map((row) => row.promptTokens.high)));
  const most = ticks.at(-1) ?? 1;
  const xOf = (tokens: number) => margin.left + (tokens / most) * innerWidth;
  const yOf = (score: number) => margin.top + (1 - score) * innerHeight;
  const points = rows.map(
    (row): Point => ({
      row,
      x: xOf(row.promptTokens.mean),
      y: yOf(row.score.mean),
      word: strategyLook(row.strategy).word,
      bars: {
        left: xOf(row.promptTokens.low),
        right: xOf(row.promptTokens.high),
        top: yOf(row.score.high),
        bottom: yOf(row.score.low),
      },
    }),
  );
  const labels = placeLabels(points, width - margin.right);
  return (
    <LabCard title="Score against tokens" facts="95 % both ways">
      <div className="relative mx-auto w-full max-w-[600px]">
        <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="block w-full text-[11px]">
          {[0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => (
            <g key={share}>
              <line
                x1={margin.left}
                x2={width - margin.right}
                y1={yOf(share)}
                y2={yOf(share)}
                stroke="var(--grid)"
              />
              <text x={margin.left - 6} y={yOf(share) + 4} textAnchor="end" className="fill-mute">
                {tickText(share)}
              </text>
            </g>
          ))}
          {ticks.map((tick) => (
            <text
              key={tick}
              x={xOf(tick)}
              y={height - margin.bottom + 16}
              textAnchor="middle"
              className="fill-mute"
            >
              {tick === 0 ? 0 : tokensText(tick).replace(".0", "")}
            </text>
          ))}
          <text x={width - margin.right} y={height - 6} textAnchor="end" className="fill-mute">
            prompt tokens an episode
          </text>
          {points.map(({ row, x, y, word }, index) => {
            const label = labels[index] ?? { x: x + 9, y: y + 4, isMoved: false };
            const { shape, tone } = strategyLook(row.strategy);
            return (
              <g key={row.strategy} className={tone} stroke="currentColor">
                {label.isMoved && (
                  <line x1={x} y1={y} x2={label.x - 2} y2={label.y - 4} strokeWidth={0.8} opacity={0.5} />
                )}
                <line x1={x} x2={x} y1={yOf(row.score.low)} y2={yOf(row.score.high)} strokeWidth={2} />
                <line
                  x1={xOf(row.promptTokens.low)}
                  x2={xOf(row.promptTokens.high)}
                  y1={y}
                  y2={y}
                  strokeWidth={2}
                />
                <g transform={`translate(${x} ${y})`}>
                  <MarkPath shape={shape} />
                </g>
                <text x={label.x} y={label.y} fill="currentColor" stroke="none">
                  {word}
                </text>
              </g>
            );
          })}
        </svg>
        {points.map(({ row, x, y, word }) => {
          const says = `${word}: score ${shareText(row.score.mean)}, ${intervalText(row.score)}; ${tokensText(row.promptTokens.mean)} prompt tokens; n = ${row.n}. Show its histories.`;
          return (
            <button
              key={row.strategy}
              type="button"
              aria-label={says}
              title={says}
              onClick={() => onChoose(row.strategy)}
              style={{ left: `${(x / width) * 100}%`, top: `${(y / height) * 100}%` }}
              className="absolute size-6 -translate-x-1/2 -translate-y-1/2 rounded-full"
            />
          );
        })}
      </div>
      <WideTable label="Score against tokens, as a table">
        <thead>
          <tr>
            <Head>strategy</Head>
            <Head>score</Head>
            <Head>95 %</Head>
            <Head>tokens</Head>
            <Head>95 %</Head>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ strategy, score, promptTokens }) => (
            <tr key={strategy}>
              <th scope="row" className={`${bodyCell} font-normal`}>
                <HistoriesButton strategy={strategy} onChoose={onChoose} />
              </th>
              <td className={`${bodyCell} font-semibold`}>{shareText(score.mean)}</td>
              <td className={`${bodyCell} text-mute`}>{intervalText(score)}</td>
              <td className={bodyCell}>{tokensText(promptTokens.mean)}</td>
              <td className={`${bodyCell} text-mute`}>
                {tokensText(promptTokens.low)}–{tokensText(promptTokens.high)}
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </LabCard>
  );
}
