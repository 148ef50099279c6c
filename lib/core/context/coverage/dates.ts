/** A date or time as it is in a text. */
export interface DateFound {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Calendar parts when they are certain; a date that has none is compared by its words. */
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
}

const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const month =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const weekday = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
const ordinal = "(?:st|nd|rd|th)?";

/** Tried in this order at each place; the first that fits wins, so "14 March 2026" is not read as "March 2026". */
const patterns: readonly RegExp[] = [
  /\b(?<year>\d{4})-(?<monthNumber>\d{2})-(?<day>\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?)?\b/giu,
  new RegExp(
    `\\b(?<day>\\d{1,2})${ordinal}\\.?\\s+(?:of\\s+)?(?<month>${month})\\b\\.?(?:,?\\s+(?<year>\\d{4})\\b)?`,
    "giu",
  ),
  new RegExp(
    `\\b(?<month>${month})\\.?\\s+(?<day>\\d{1,2})${ordinal}\\b(?:,?\\s+(?<year>\\d{4})\\b)?`,
    "giu",
  ),
  new RegExp(`\\b(?<month>${month})\\.?\\s+(?<year>\\d{4})\\b`, "giu"),
  /\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/gu,
  /\b\d{1,2}:\d{2}(?:\s?[ap]\.?m\b)?/giu,
  /\b\d{1,2}\s?[ap]m\b/giu,
  new RegExp(
    `\\b(?:(?:last|next|this)\\s+(?:week|month|year|weekend|summer|winter|spring|autumn|${weekday})|tomorrow|yesterday)\\b`,
    "giu",
  ),
  new RegExp(`\\b(?:${weekday})s?\\b`, "giu"),
  // Alone, a month must be written large: "may" and "march" are also verbs. "May" alone stays ambiguous and is left out.
  /\b(?<month>January|February|March|April|June|July|August|September|October|November|December)\b/gu,
];

/** Finds dates, times and relative days, in the order of the text, without overlaps. */
export function findDates(text: string): readonly DateFound[] {
  const found: DateFound[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && end > other.start)) continue;
      found.push({ text: match[0].trim().replace(/\.$/u, ""), start, end, ...calendarParts(match.groups) });
    }
  }
  return found.sort((left, right) => left.start - right.start);
}

/** True when one of the dates says at least what `date` says: "14 March" is kept by "March 14, 2026", not the other way round. */
export function isDateKept(date: DateFound, kept: readonly DateFound[]): boolean {
  return kept.some((other) => {
    if (date.day === null && date.month === null) return sameWords(date.text, other.text);
    return agrees(date.day, other.day) && agrees(date.month, other.month) && agrees(date.year, other.year);
  });
}

function calendarParts(
  groups: Record<string, string> | undefined,
): Pick<DateFound, "day" | "month" | "year"> {
  const name = groups?.month?.toLowerCase();
  const byName =
    name === undefined ? null : monthNames.findIndex((full) => full.startsWith(name.slice(0, 3))) + 1;
  return {
    day: numberOf(groups?.day),
    month: numberOf(groups?.monthNumber) ?? byName,
    year: numberOf(groups?.year),
  };
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

function agrees(wanted: number | null, given: number | null): boolean {
  return wanted === null || wanted === given;
}

function sameWords(left: string, right: string): boolean {
  return left.toLowerCase().replace(/\s+/gu, "") === right.toLowerCase().replace(/\s+/gu, "");
}
