import type { ParsedResult } from "chrono-node";
import { asciiLetters } from "@/lib/core/text/ascii-letters";
import { dateReader } from "./date-reader";

/** A date found in a sentence, told as it reads years later. */
export interface FoundDate {
  /** The words of the sentence that name it, with their preposition. */
  readonly words: string;
  readonly index: number;
  /** For example "on 14 March 2027" or "in mid-November 2026". */
  readonly phrase: string;
  /** Year, month and day; later parts are missing where the words did not say them. */
  readonly iso: string;
  readonly start: Date;
  readonly hasDay: boolean;
  readonly hasYear: boolean;
}

type Direction = "past" | "future";

/** The months in English. */
export const monthNames =
  "January February March April May June July August September October November December".split(" ");

/** The first date in the text, read as the next (or the last) such date seen from today; null when there is none. */
export function findDate(text: string, today: Date, direction: Direction): FoundDate | null {
  // The library takes the 3 of "from 3 to 10 June" for an hour; without "from" it reads the day.
  const readable = asciiLetters(text.replace(/\bfrom (?=\d)/gi, "     "));
  const parsed = dateReader
    .parse(readable, today, { forwardDate: direction === "future" })
    .find((result) => isRealDate(result));
  if (!parsed) return findYear(text);
  const preposition =
    /(?:\b(?:on|in|at|this coming|the|from|by|before|until|till|after|around)\s+)*$/i.exec(
      text.slice(0, parsed.index),
    )?.[0] ?? "";
  const bound = /\b(?:by|before|until|till|after|around)\b/i.exec(preposition)?.[0];
  const start = startOf(parsed, today, direction);
  const hasDay = parsed.start.isCertain("day") || parsed.start.isCertain("weekday");
  return {
    words: preposition + text.slice(parsed.index, parsed.index + parsed.text.length),
    index: parsed.index - preposition.length,
    phrase: bound
      ? phraseOf(parsed, start, hasDay, direction).replace(/^(?:on|in)\b/, bound.toLowerCase())
      : phraseOf(parsed, start, hasDay, direction),
    iso: isoOf(start, hasDay || isVague(parsed) ? 3 : parsed.start.isCertain("month") ? 2 : 1),
    start,
    hasDay,
    hasYear: parsed.start.isCertain("year"),
  };
}

/** "14 March", or "14 March 2027" with a year. */
export function dayAndMonth(date: Date, withYear: boolean): string {
  const day = `${date.getDate()} ${monthNames[date.getMonth()]}`;
  return withYear ? `${day} ${date.getFullYear()}` : day;
}

/** "November 2026". */
export function monthAndYear(date: Date): string {
  return `${monthNames[date.getMonth()]} ${date.getFullYear()}`;
}

/** Clock times alone, scores such as 3–1, and "may" or "march" as verbs are no dates. */
function isRealDate(result: ParsedResult): boolean {
  if (/^(?:may|march|second|sun|sat|mon|an? [a-z])$/.test(result.text)) return false;
  if (/^\d+\s?[–-]\s?\d+$/.test(result.text)) return false;
  if (
    /^(?:for )?(?!last|next|this|past|previous|coming)[\w-]+ (?:years?|months?|weeks?|days?|hours?|minutes?)$/i.test(
      result.text,
    )
  )
    return false;
  return (["day", "weekday", "month", "year"] as const).some((part) => result.start.isCertain(part));
}

function phraseOf(parsed: ParsedResult, start: Date, hasDay: boolean, direction: Direction): string {
  const words = parsed.text.toLowerCase();
  if (words.includes("weekend")) return `on the weekend of ${dayAndMonth(start, true)}`;
  if (isVague(parsed))
    return direction === "past"
      ? `in ${partOfMonth(start)}${monthAndYear(start)}`
      : `in the week of ${dayAndMonth(start, true)}`;
  if (hasDay) return dayPhrase(parsed, start);
  return parsed.start.isCertain("month") ? `in ${monthAndYear(start)}` : `in ${start.getFullYear()}`;
}

function dayPhrase(parsed: ParsedResult, start: Date): string {
  const end = parsed.end?.date();
  if (end && end.toDateString() !== start.toDateString())
    return `from ${dayAndMonth(start, true)} to ${dayAndMonth(end, true)}`;
  const time = parsed.start.isCertain("hour")
    ? ` at ${twoDigits(start.getHours())}:${twoDigits(start.getMinutes())}`
    : "";
  return `on ${dayAndMonth(start, true)}${time}`;
}

/** "Last week" and "in two weeks" name a week, although the library gives a day. */
function isVague(parsed: ParsedResult): boolean {
  return /\bweeks?\b/i.test(parsed.text);
}

function partOfMonth(date: Date): string {
  if (date.getDate() <= 10) return "early ";
  return date.getDate() <= 20 ? "mid-" : "late ";
}

/** The library reads no bare years: "in 2019", "since 2015". */
function findYear(text: string): FoundDate | null {
  const match = /\b(?:in|since)\s+((?:19|20)\d\d)\b/i.exec(text);
  if (!match?.[1]) return null;
  const start = new Date(Number(match[1]), 0, 1, 12);
  return {
    words: match[0],
    index: match.index,
    phrase: match[0].toLowerCase(),
    iso: match[1],
    start,
    hasDay: false,
    hasYear: true,
  };
}

/** In the past direction "in June" is the last June, not the nearest one. */
function startOf(parsed: ParsedResult, today: Date, direction: Direction): Date {
  const start = parsed.start.date();
  if (
    direction === "past" &&
    start > today &&
    parsed.start.isCertain("month") &&
    !parsed.start.isCertain("year")
  ) {
    start.setFullYear(start.getFullYear() - 1);
  }
  return start;
}

function isoOf(date: Date, parts: 1 | 2 | 3): string {
  return [String(date.getFullYear()), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())]
    .slice(0, parts)
    .join("-");
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/** The text with its first future date told in full: "on Friday" → "on 27 November 2026". */
export function withAbsoluteDates(text: string, today: Date): string {
  const date = findDate(text, today, "future");
  return date ? text.slice(0, date.index) + date.phrase + text.slice(date.index + date.words.length) : text;
}
