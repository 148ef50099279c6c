import { findDate } from "./absolute-dates";

/** Days from the first to the last, both included and in local time; null where there is no end. */
export interface DayRange {
  readonly first: Date;
  readonly last: Date | null;
}

/** "this week", "on Thursday", "in the next ten days": the days that words name, seen from today; from today on where they name none. */
export function dayRange(words: string, today: Date): DayRange {
  const start = startOfDay(today);
  const days = (from: number, to: number) => ({ first: plusDays(start, from), last: plusDays(start, to) });
  // Weeks begin on Monday.
  const sinceMonday = (today.getDay() + 6) % 7;
  if (/\btoday|tonight\b/iu.test(words)) return days(0, 0);
  if (/\btomorrow\b/iu.test(words)) return days(1, 1);
  if (/\bthis week\b/iu.test(words)) return days(0, 6 - sinceMonday);
  if (/\bnext week\b/iu.test(words)) return days(7 - sinceMonday, 13 - sinceMonday);
  if (/\b(?:this|the|at the) weekend\b/iu.test(words))
    return days(Math.max(0, 5 - sinceMonday), 6 - sinceMonday);
  if (/\bnext weekend\b/iu.test(words)) return days(12 - sinceMonday, 13 - sinceMonday);
  const [, count = "", unit = ""] =
    /\b(?:next|coming) (\d+|two|three|four|five|six|seven|ten|few) (days?|weeks?|months?)\b/iu.exec(words) ??
    [];
  if (unit !== "") return days(0, countOf(count) * daysIn(unit));
  if (/\bthis month\b/iu.test(words)) return { first: start, last: endOfMonth(start, 0) };
  if (/\bnext month\b/iu.test(words)) return { first: startOfMonth(start, 1), last: endOfMonth(start, 1) };
  return namedDays(words, today) ?? { first: start, last: null };
}

/** The days that a date of an ISO text covers: "2026-12" is a month, "2027" a year. Null when it is no date. */
export function daysOf(iso: string): DayRange | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(iso) ?? [];
  if (!year) return null;
  const first = new Date(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  if (day) return { first, last: first };
  return { first, last: month ? endOfMonth(first, 0) : new Date(Number(year), 11, 31) };
}

/** True when two ranges share a day. */
export function overlap(left: DayRange, right: DayRange): boolean {
  return (
    (left.last === null || right.first <= left.last) && (right.last === null || left.first <= right.last)
  );
}

function namedDays(words: string, today: Date): DayRange | null {
  const date = words.trim() === "" ? null : findDate(words, today, "future");
  if (!date) return null;
  return date.hasDay ? { first: startOfDay(date.start), last: startOfDay(date.start) } : daysOf(date.iso);
}

function countOf(word: string): number {
  const known: Readonly<Record<string, number>> = {
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    ten: 10,
    few: 5,
  };
  return known[word.toLowerCase()] ?? Number(word);
}

function daysIn(unit: string): number {
  if (/^day/iu.test(unit)) return 1;
  return /^week/iu.test(unit) ? 7 : 31;
}

function startOfDay(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate());
}

function plusDays(date: Date, days: number): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
}

function startOfMonth(date: Date, months: number): Date {
  return new Date(date.getFullYear(), date.getMonth() + months, 1);
}

function endOfMonth(date: Date, months: number): Date {
  return new Date(date.getFullYear(), date.getMonth() + months + 1, 0);
}
