/** A number as it is in a text, or several that belong together such as a score "3–1". */
export interface NumberFound {
  readonly text: string;
  readonly values: readonly string[];
}

/** A stretch of text that another kind of fact has claimed. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

// "one" is left out: it is more often a pronoun than a number.
const numberWords = new Map(
  ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"].map(
    (word, index) => [word, String(index + 2)],
  ),
);

const singleNumber = String.raw`\d+(?:[,\u00a0\u202f]\d{3})*(?:[.,]\d+)?`;
const digits = new RegExp(
  String.raw`(?<![\p{L}\p{N}_#.])${singleNumber}(?:\s?[–:x×/-]\s?${singleNumber})*\s?%?(?![\p{L}\p{N}_])`,
  "gu",
);
const words = new RegExp(String.raw`\b(?:${[...numberWords.keys()].join("|")})\b`, "giu");

/** Finds numbers outside the given spans, in digits and in words. */
export function findNumbers(text: string, taken: readonly Span[]): readonly NumberFound[] {
  const isFree = (start: number, end: number) =>
    taken.every((span) => end <= span.start || start >= span.end);
  const inDigits = [...text.matchAll(digits)].filter((match) =>
    isFree(match.index, match.index + match[0].length),
  );
  const inWords = [...text.matchAll(words)].filter((match) =>
    isFree(match.index, match.index + match[0].length),
  );
  return [
    ...inDigits.map((match) => ({ text: match[0].trim(), values: valuesOf(match[0]) })),
    ...inWords.map((match) => ({
      text: match[0],
      values: [numberWords.get(match[0].toLowerCase()) ?? match[0]],
    })),
  ];
}

/** False for what says too little to be missed: a single digit or a share below one, alone. "3–1" and "4 %" say something. */
export function isCounted({ text, values }: NumberFound): boolean {
  return (
    values.length > 1 ||
    text.includes("%") ||
    values.some((value) => Number(value) >= 10 || /^[1-9]\.\d/u.test(value))
  );
}

/** Every number that a text holds, dates included, in one normal form. */
export function numbersSaid(text: string): ReadonlySet<string> {
  return new Set(findNumbers(text, []).flatMap((found) => found.values));
}

/** 1,240 = 1240 = 1 240, and 2,5 = 2.5: writing differs by country, the number does not. */
function valuesOf(text: string): readonly string[] {
  return [...text.matchAll(new RegExp(singleNumber, "gu"))].map(([value]) =>
    value
      .replace(/[,\u00a0\u202f](?=\d{3}(?:\D|$))/gu, "")
      .replace(",", ".")
      .replace(/^0+(?=\d)/u, ""),
  );
}
