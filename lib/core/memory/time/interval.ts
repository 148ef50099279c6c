/** A stretch of time in UTC: from its start up to, not including, its end, as ISO times; null where it is open. */
export interface Interval {
  readonly from: string | null;
  readonly to: string | null;
}

const dayMs = 86_400_000;

/** What an open end counts as when lengths are compared, in milliseconds. */
const openEndMs = 100 * 365 * dayMs;

/** The days from a date on; months count from 1, and days may run over the end of the month. */
export function daysFrom(year: number, month: number, day: number, days = 1): Interval {
  const from = Date.UTC(year, month - 1, day);
  return intervalOf(from, from + days * dayMs);
}

/** Whole months from a month on; months count from 1. */
export function monthsFrom(year: number, month: number, months = 1): Interval {
  return intervalOf(Date.UTC(year, month - 1, 1), Date.UTC(year, month - 1 + months, 1));
}

/** Whole years from a year on. */
export function yearsFrom(year: number, years = 1): Interval {
  return monthsFrom(year, 1, 12 * years);
}

/** An interval from two times in milliseconds. */
export function intervalOf(fromMs: number | null, toMs: number | null): Interval {
  return { from: isoOf(fromMs), to: isoOf(toMs) };
}

/** How much of the shorter interval lies in the other, 0 to 1; open ends count as a hundred years. */
export function overlapOf(left: Interval, right: Interval): number {
  const [leftFrom, leftTo] = boundsOf(left);
  const [rightFrom, rightTo] = boundsOf(right);
  const shared = Math.min(leftTo, rightTo) - Math.max(leftFrom, rightFrom);
  const shorter = Math.min(leftTo - leftFrom, rightTo - rightFrom);
  return shared <= 0 || shorter <= 0 ? 0 : Math.min(1, shared / shorter);
}

/** True when the time lies in the interval. */
export function holds({ from, to }: Interval, at: string): boolean {
  return (from === null || at >= from) && (to === null || at < to);
}

function boundsOf({ from, to }: Interval): readonly [number, number] {
  const start = from === null ? null : Date.parse(from);
  const end = to === null ? null : Date.parse(to);
  return [start ?? (end ?? 0) - openEndMs, end ?? (start ?? 0) + openEndMs];
}

function isoOf(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
