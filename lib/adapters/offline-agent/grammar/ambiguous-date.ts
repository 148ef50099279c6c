import { monthNames } from "./absolute-dates";

/** A date in digits that is two days, depending on who writes it: "04/05/2027". */
export interface AmbiguousDate {
  readonly words: string;
  readonly index: number;
  /** Day first, then month first: "4 May 2027", "5 April 2027". */
  readonly readings: readonly [string, string];
}

const digits = /(?<![\p{L}\p{N}./-])(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\p{L}\p{N}]|[./-]\d)/gu;
/** "3/4" is a day only behind such a word. */
const ofDay = /\b(?:on|by|before|until|till|from|since|due|starts|ends|is)\s+(?:the\s+)?$/iu;

/** The first date of a text that can be meant in two ways; null where there is none. Dots put the day first everywhere. */
export function findAmbiguousDate(text: string): AmbiguousDate | null {
  for (const { index, 0: words, 1: first, 2: sign, 3: second, 4: year } of text.matchAll(digits)) {
    const [left, right] = [Number(first), Number(second)];
    const isPossible = left !== right && left >= 1 && right >= 1 && left <= 12 && right <= 12;
    if (!isPossible) continue;
    if (year === undefined && (sign === "-" || !ofDay.test(text.slice(0, index)))) continue;
    return { words, index, readings: [reading(left, right, year), reading(right, left, year)] };
  }
  return null;
}

function reading(day: number, month: number, year: string | undefined): string {
  const full = year?.length === 2 ? `20${year}` : year;
  return [String(day), monthNames[month - 1] ?? "", full ?? ""].filter((part) => part !== "").join(" ");
}
