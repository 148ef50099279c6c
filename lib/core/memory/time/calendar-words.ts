import { daysFrom, type Interval, intervalOf, monthsFrom, yearsFrom } from "./interval";
import { type Lean, yearMeant } from "./year-meant";

/** A time named in a text. */
export interface TimeFound {
  readonly words: string;
  readonly index: number;
  readonly interval: Interval;
}

const year = String.raw`(?<year>(?:19|20)\d\d)`;
const monthNames =
  "january february march april may june july august september october november december".split(" ");
const seasons: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 };

type Groups = Readonly<Record<string, string | undefined>>;
interface CalendarPattern {
  readonly pattern: RegExp;
  readonly read: (groups: Groups, now: Date, lean: Lean) => Interval;
}

/** What the date library does not read: years, seasons, feasts, parts of years and weeks of months. Tried in this order. */
const patterns: readonly CalendarPattern[] = [
  {
    pattern: new RegExp(
      String.raw`\b(?:from )?${year}\s?(?:to|until|till|–|-)\s?(?<last>(?:19|20)\d\d)\b`,
      "giu",
    ),
    read: (groups) => intervalOf(startOfYear(groups.year), startOfYear(groups.last, 1)),
  },
  {
    pattern: new RegExp(String.raw`\bsince ${year}\b`, "giu"),
    read: (groups) => intervalOf(startOfYear(groups.year), null),
  },
  {
    pattern: new RegExp(String.raw`\b(?:until|before) ${year}\b`, "giu"),
    read: (groups) => intervalOf(null, startOfYear(groups.year)),
  },
  {
    pattern: new RegExp(String.raw`\bafter ${year}\b`, "giu"),
    read: (groups) => intervalOf(startOfYear(groups.year, 1), null),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:the )?(?<place>first|second|third|fourth|last) week of (?<month>${monthNames.join("|")})(?: ${year})?\b`,
      "giu",
    ),
    read: weekOfMonth,
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:(?<which>last|this|next|in|of) (?:the )?)?(?<season>spring|summer|autumn|winter)(?: of)?(?: ${year})?\b(?! (?:coat|clothes|time|tyres|garden))`,
      "giu",
    ),
    read: seasonOf,
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:(?<which>last|this|next) )?(?<feast>Christmas|New Year)(?:[’']s (?:Eve|Day))?(?: ${year})?\b(?! (?:market|tree|cards?))`,
      "giu",
    ),
    read: feastOf,
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:the )?(?<part>beginning|start|middle|end|early|mid|late)(?: of|-| in)? ?${year}\b`,
      "giu",
    ),
    read: (groups) => {
      const part = groups.part?.toLowerCase() ?? "";
      const month = /^(?:beg|sta|ear)/.test(part) ? 1 : part.startsWith("mid") ? 5 : 9;
      return monthsFrom(Number(groups.year), month, 4);
    },
  },
  {
    pattern: /\b(?<which>last|this|next) year\b/giu,
    read: (groups, now) => yearsFrom(now.getUTCFullYear() + stepOf(groups.which)),
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\p{L} \d{1,2},? |\d |(?:${monthNames.join("|")}) (?:\d{1,2},? )?|[\d-])\b(?:in |during |of )?${year}\b(?![-\d])`,
      "giu",
    ),
    read: (groups) => yearsFrom(Number(groups.year)),
  },
];

/** Finds years, seasons, feasts and weeks of months; what one pattern has taken, later ones leave. */
export function readCalendarWords(text: string, now: string, lean: Lean): readonly TimeFound[] {
  const found: TimeFound[] = [];
  for (const { pattern, read } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const isTaken = found.some(({ index, words }) => match.index < index + words.length && end > index);
      if (isTaken || /\b(?:every|each)\s$/i.test(text.slice(0, match.index))) continue;
      found.push({
        words: match[0],
        index: match.index,
        interval: read(match.groups ?? {}, new Date(now), lean),
      });
    }
  }
  return found;
}

function startOfYear(written: string | undefined, later = 0): number {
  return Date.UTC(Number(written) + later, 0, 1);
}

function stepOf(which: string | undefined): number {
  const word = which?.toLowerCase();
  if (word === "last") return -1;
  return word === "next" ? 1 : 0;
}

function weekOfMonth(groups: Groups, now: Date, lean: Lean): Interval {
  const month = monthNames.indexOf(groups.month?.toLowerCase() ?? "") + 1;
  const meant = groups.year ? Number(groups.year) : yearMeant(month, 15, now, lean);
  const place = ["first", "second", "third", "fourth"].indexOf(groups.place?.toLowerCase() ?? "");
  if (place >= 0) return daysFrom(meant, month, 1 + 7 * place, 7);
  return daysFrom(meant, month + 1, -6, 7);
}

function seasonOf(groups: Groups, now: Date, lean: Lean): Interval {
  const month = seasons[groups.season?.toLowerCase() ?? ""] ?? 3;
  if (groups.year) return monthsFrom(Number(groups.year), month, 3);
  const which = groups.which?.toLowerCase();
  const leaning = which === "last" ? "past" : which === "next" ? "future" : lean;
  // A season counts as past once it has begun, except for "last": then it must be over.
  const meant = yearMeant(month + (which === "last" ? 3 : 0), 1, now, leaning);
  return monthsFrom(which === "this" ? now.getUTCFullYear() : meant, month, 3);
}

function feastOf(groups: Groups, now: Date, lean: Lean): Interval {
  const isChristmas = groups.feast?.toLowerCase() === "christmas";
  const leaning = groups.which?.toLowerCase() === "last" ? "past" : lean;
  if (isChristmas)
    return daysFrom(groups.year ? Number(groups.year) : yearMeant(12, 25, now, leaning), 12, 24, 4);
  return daysFrom(groups.year ? Number(groups.year) : yearMeant(1, 1, now, leaning), 1, -1, 4);
}
