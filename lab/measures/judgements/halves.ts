import type { Half } from "@/lab/sets/blind/half";
import { wilsonInterval } from "@/lib/core/metric/statistics";

/** The halves in the order in which they are printed. */
export const halves: readonly Half[] = ["tuning", "held out"];

/** A share in percent with its 95 % interval, "97.1 [85.5, 99.5]"; a dash where there is nothing to divide by. */
export function share(right: number, of: number): string {
  if (of === 0) return "–";
  const { low, high } = wilsonInterval(right, of);
  const percent = (value: number) => (100 * value).toFixed(1);
  return `${percent(right / of)} [${percent(low)}, ${percent(high)}]`;
}
