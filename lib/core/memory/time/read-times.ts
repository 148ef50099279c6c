import { en, type ParsedResult } from "chrono-node";
import { asciiLetters } from "../../text/ascii-letters";
import { readCalendarWords, type TimeFound } from "./calendar-words";
import { daysFrom, type Interval, monthsFrom, yearsFrom } from "./interval";
import { type Lean, yearMeant } from "./year-meant";

const future =
  /\b(?:next|plan(?:s|ned)?|upcoming|booked|appointment|will|wants? to|going to|coming|due|expects?|expecting|tomorrow|expires|ends)\b/i;
const past =
  /\b(?:did|was|were|had|went|happened|last|ago|yesterday|bought|broke|saw|met|ran|gave|got|lost|took|spent|past|[a-z]{3,}ed)\b/i;

/** Every time has one of these in it; most texts have none, and looking for dates in them is dear. */
const hint =
  /\b(?:19|20)\d\d\b|\d[./]\d|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:\b|[a-z]*(?:uary|ch|il|st|ber)\b)|day\b|night|week|months?\b|years?\b|spring|summer|autumn|winter|christmas|tomorrow|ago\b/i;

/** Reads from its verbs whether a text looks back or ahead. */
function leanOf(text: string): Lean {
  if (future.test(text)) return "future";
  return past.test(text) ? "past" : "nearest";
}

/**
 * Finds the times that a text names, as intervals in UTC, in the order of the text. `now` (ISO) is what "yesterday" counts from.
 * Times of day, durations and what repeats ("every May", "on Mondays") are no times.
 */
export function readTimes(text: string, now: string, lean: Lean = leanOf(text)): readonly TimeFound[] {
  if (!hint.test(text)) return [];
  const words = readCalendarWords(text, now, lean);
  const masked = words.reduce((rest, { index, words: { length } }) => blank(rest, index, length), text);
  const dates = en.GB.parse(asciiLetters(masked), { instant: new Date(now), timezone: 0 }).flatMap(
    (result) => {
      const interval = isDate(result, masked) ? intervalOfDate(result, masked, new Date(now), lean) : null;
      return interval
        ? [
            {
              words: text.slice(result.index, result.index + result.text.length),
              index: result.index,
              interval,
            },
          ]
        : [];
    },
  );
  return [...words, ...dates].sort((left, right) => left.index - right.index);
}

function blank(text: string, index: number, length: number): string {
  return text.slice(0, index) + " ".repeat(length) + text.slice(index + length);
}

/** Verbs, scores such as 3–1, times of day, durations and what repeats are no dates. */
function isDate({ text, index, start }: ParsedResult, whole: string): boolean {
  const isOther =
    /^(?:may|march|second|sun|sat|mon|now)$/.test(text) ||
    (/^[\d\s.:–-]+$/.test(text) && !/^\d{4}-\d\d-\d\d$/.test(text)) ||
    /^(?:for|within|over) |\b(?:hours?|minutes?|before|after|later|earlier)\b/i.test(text);
  const isRepeated =
    /\b(?:every|each)(?: \w+)?\s$/i.test(whole.slice(0, index)) ||
    /^s?\s(?:of the month|mornings|afternoons|evenings|nights)\b/i.test(whole.slice(index + text.length));
  if (isOther || isRepeated) return false;
  return (["day", "weekday", "month", "year"] as const).some((part) => start.isCertain(part));
}

function intervalOfDate(result: ParsedResult, whole: string, now: Date, lean: Lean): Interval | null {
  const { start, text } = result;
  const [year, month, day] = [start.get("year"), start.get("month"), start.get("day")];
  if (year === null || month === null || day === null) return null;
  const before = whole.slice(0, result.index);
  const vague = vagueInterval(text, before, year, month, day);
  if (vague) return vague;
  if (start.isCertain("weekday") && !start.isCertain("month")) return daysFrom(year, month, day);
  if (!start.isCertain("month")) return yearsFrom(year);
  const isDay = start.isCertain("day") || start.isCertain("weekday");
  const meant = knownYear(result) ?? yearMeant(month, isDay ? day : 15, now, leanBefore(before) ?? lean);
  return isDay
    ? daysFrom(meant, month, day, daysOf(result))
    : monthsFrom(meant, month, monthsOf(result, month));
}

/** Weeks and weekends, for which the library gives one day. */
function vagueInterval(
  text: string,
  before: string,
  year: number,
  month: number,
  day: number,
): Interval | null {
  if (/\bweekends?\b/i.test(text)) return weekendOf(year, month, day, before);
  if (/\bweeks? ago\b/i.test(text)) return daysFrom(year, month, day - 4, 9);
  return /\bweeks?\b/i.test(text) ? weekOf(year, month, day) : null;
}

/** The year that the text says; in "June to August 2026" the end says it for both. */
function knownYear({ start, end }: ParsedResult): number | null {
  if (start.isCertain("year")) return start.get("year");
  return end?.isCertain("year") ? end.get("year") : null;
}

/** "Last March" looks back and "next May" ahead, whatever the rest says. */
function leanBefore(before: string): Lean | null {
  if (/\b(?:last|past|previous)\s+$/i.test(before)) return "past";
  return /\b(?:next|coming)\s+$/i.test(before) ? "future" : null;
}

function weekOf(year: number, month: number, day: number): Interval {
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  return daysFrom(year, month, day - weekday, 7);
}

/** The library gives the coming Saturday; "last weekend" and "at the weekend" of something told are the one before. */
function weekendOf(year: number, month: number, day: number, before: string): Interval {
  const isAhead = /\b(?:next|coming)\s+$/i.test(before);
  return daysFrom(year, month, isAhead ? day : day - 7, 2);
}

/** Days from the first to the last of a range such as "from 3 to 10 June". */
function daysOf({ start, end }: ParsedResult): number {
  if (!end) return 1;
  return Math.max(1, Math.round((end.date().getTime() - start.date().getTime()) / 86_400_000) + 1);
}

/** Months from the first to the last of a range such as "June to August". */
function monthsOf({ end }: ParsedResult, first: number): number {
  const last = end?.get("month") ?? first;
  return ((last - first + 12) % 12) + 1;
}
