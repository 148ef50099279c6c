/** Which year "in June" means when the text does not say. */
export type Lean = "past" | "future" | "nearest";

const dayMs = 86_400_000;

/** The year of the last, the next or the nearest such day (months count from 1). Today counts as past and as future. */
export function yearMeant(month: number, day: number, now: Date, lean: Lean): number {
  const year = now.getUTCFullYear();
  const away = (candidate: number) => Date.UTC(candidate, month - 1, day) - now.getTime();
  if (lean === "past") return away(year) > 0 ? year - 1 : year;
  if (lean === "future") return away(year) < -dayMs ? year + 1 : year;
  return [year - 1, year, year + 1].reduce((best, candidate) =>
    Math.abs(away(candidate)) < Math.abs(away(best)) ? candidate : best,
  );
}
