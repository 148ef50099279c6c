import type { StrategyRow } from "@/lib/core/lab/strategy-row";
import type { Interval } from "@/lib/core/metric/statistics";

/** A share as tables write it: ".82", "1", "0". */
export function shareText(share: number): string {
  const rounded = Math.round(share * 100) / 100;
  return Number.isInteger(rounded) ? String(rounded) : rounded.toFixed(2).replace(/^0/, "");
}

/** ".8", "1", "0": a share on an axis. */
export function tickText(share: number): string {
  return String(share).replace(/^0\./, ".");
}

/** ".77–.86" */
export function intervalText({ low, high }: Interval): string {
  return `${shareText(low)}–${shareText(high)}`;
}

/** "−9", "+3", "0": points of a hundred, with a true minus. */
export function pointsText(difference: number): string {
  const points = Math.round(difference * 100);
  return points === 0 ? "0" : `${points > 0 ? "+" : "−"}${Math.abs(points)}`;
}

/** "<.01", ".08" */
export function pText(p: number): string {
  return p < 0.01 ? "<.01" : p.toFixed(2).replace(/^0/, "");
}

/** "4 : 1, p .38" */
export function mcnemarText({ onlyThis, onlyReference, p }: McNemar): string {
  return `${onlyThis} : ${onlyReference}, p ${pText(p)}`;
}

type McNemar = NonNullable<StrategyRow["difference"]>["mcnemar"];

/** What repeats show of the scatter, as a sentence; null where nothing was repeated. */
export function repeatsText(rows: readonly Pick<StrategyRow, "strategy" | "spread">[]): string | null {
  const known = rows.flatMap(({ strategy, spread }) =>
    spread ? [`${strategy} ${shareText(spread.histories)} and ${shareText(spread.repeats)}`] : [],
  );
  return known.length === 0
    ? null
    : `Standard deviation of the score between histories and between repeats of one: ${known.join(", ")}.`;
}

/** "950", "36.8k", "50.3 M" */
export function tokensText(tokens: number): string {
  if (tokens >= 1e6) return `${(tokens / 1e6).toFixed(1)} M`;
  return tokens >= 1_000 ? `${(tokens / 1_000).toFixed(1)}k` : String(Math.round(tokens));
}

/** "2.7": a mean of counts. */
export function meanText(mean: number): string {
  return mean === 0 ? "0" : mean.toFixed(1);
}

/** Round numbers from 0 to at least `most`, at most six of them. */
export function ticksTo(most: number): readonly number[] {
  const rough = Math.max(most, 1e-9) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}
