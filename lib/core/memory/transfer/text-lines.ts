/** What a line of a text is by its form. */
export type LineForm =
  | { readonly form: "blank" | "rule" | "text" | "table" | "comment" }
  | { readonly form: "heading"; readonly words: string }
  | { readonly form: "item"; readonly indent: number; readonly words: string }
  | { readonly form: "task"; readonly words: string };

/** A line with its place in the text, from 1. */
export interface TextLine {
  readonly number: number;
  readonly text: string;
}

const listMark =
  /^(\s*)(?:(?:[-*+•‣◦·–—]|\d{1,5}[.)]|[①-⑳])\s+|[・•●○◯■□▪►➤★☆✓✔](?!\s*$)\s*|\d{1,3}[、．]\s*)(?=\S)/u;
const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const boldLine = /^\s*(\*\*|__)([^*_]+)\1:?\s*$/;
const rule = /^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|=\s*={2,})$/;

/** The lines of a text, however they end. */
export function linesOf(text: string): readonly TextLine[] {
  return text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line, index) => ({ number: index + 1, text: line.replaceAll("\ufeff", "") }));
}

/** The form of one line. */
export function formOf(line: string): LineForm {
  if (line.trim() === "") return { form: "blank" };
  if (rule.test(line)) return { form: "rule" };
  const words = heading.exec(line)?.[1] ?? boldLine.exec(line)?.[2];
  if (words !== undefined) return { form: "heading", words: words.trim() };
  if (/^\s*\|.*\|\s*$/.test(line)) return { form: "table" };
  if (/^\s*<!--.*-->\s*$/.test(line)) return { form: "comment" };
  const mark = listMark.exec(line);
  if (!mark)
    return readDate(line.trim()).date === undefined
      ? { form: "text" }
      : { form: "item", indent: 0, words: line.trim() };
  const item = line.slice(mark[0].length).trim();
  if (/^\[[ xX]\]\s/.test(item)) return { form: "task", words: item };
  return { form: "item", indent: indentOf(mark[1] ?? ""), words: item };
}

/** The width of the white space before a text; a tab counts as four. */
export function indentOf(line: string): number {
  const space = /^[ \t\u00a0\u3000]*/.exec(line)?.[0] ?? "";
  return [...space].reduce((width, mark) => width + (mark === "\t" ? 4 : 1), 0);
}

const bracketed = /^[[［【(]([^\]］】)\n]{1,40})[\]］】)](?:\s*[.:：])?(?:\s*[-–—]+)?\s*(?=\S)/u;
/** "2025-03-04: Lives in Ghent": without brackets only a whole ISO date with a sign behind it. */
const leading = /^(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?)\s*(?:[:：|]|[-–—]\s)\s*(?=\S)/u;
const dateLabel = /^\d{4}-\d{2}(?:-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?)?$/;
const noDateLabel =
  /^(?:unknown|unknown date|date unknown|no date|undated|n\/a|none|unbekannt|inconnue?|desconocida|未知|不明|\?+|-+)$/i;

/** Dates that can be one day only: "4.3.2025" has the day first wherever it is written with stops, and the East writes the year first. */
const writtenDates: readonly RegExp[] = [
  /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})$/,
  /^(?<year>\d{4})\s?[年년]\s?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일]$/,
  /^(?<year>\d{4})[/.](?<month>\d{1,2})[/.](?<day>\d{1,2})$/,
];

/**
 * Takes the date off that an export puts before a memory: "[2025-03-01] - Lives in Ghent". `date` is null where the brackets say
 * that none is known, and undefined where there are none.
 */
export function readDate(words: string): {
  readonly words: string;
  readonly date: string | null | undefined;
} {
  const match = leading.exec(words) ?? bracketed.exec(words);
  const label = isoLabel(match?.[1]?.trim() ?? "");
  if (!match || !(dateLabel.test(label) || noDateLabel.test(label))) return { words, date: undefined };
  return { words: words.slice(match[0].length), date: dateLabel.test(label) ? label : null };
}

function isoLabel(label: string): string {
  for (const pattern of writtenDates) {
    const { year, month, day } = pattern.exec(label)?.groups ?? {};
    if (year && month && day && Number(month) <= 12 && Number(day) <= 31)
      return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  }
  return label;
}

/** Lines shorter than this are not the work of an editor that breaks lines. */
const narrowestWrap = 60;

/**
 * True when lines are one paragraph that an editor broke at a width: no line had room for the first word of the next, and at least one break lies
 * within a sentence. Otherwise every line stands for itself.
 */
export function isWrapped(lines: readonly string[]): boolean {
  const width = lines.slice(0, -1).reduce((most, line) => Math.max(most, line.length), 0);
  if (lines.length < 2 || width < narrowestWrap) return false;
  let isWithinSentence = false;
  return (
    lines.slice(1).every((line, index) => {
      const before = lines[index] ?? "";
      const [firstWord = ""] = line.split(/\s/, 1);
      if (!/[.!?。！？:;]["'”’)]*$/.test(before) && /^[\p{Ll}\p{N}(]/u.test(line)) isWithinSentence = true;
      return before.length + 1 + firstWord.length > width;
    }) && isWithinSentence
  );
}
