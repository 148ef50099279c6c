import { normalizeForComparison } from "../../text/clean-text";
import { readWords } from "../compare/stem-words";

/** What stands in the place of erased words. */
export const erasedMark = "[erased]";

/** A sentence says what a memory says when it has this share of the memory's words. */
const saidShare = 0.6;

/** A place in a text, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Finds what some texts say, in other texts. */
export interface SaysMatcher {
  /** The sentences of a text that say it, in order. */
  stretchesIn(text: string): readonly Stretch[];
  /** Words of which every text that says it has at least one: for a first look by a database. */
  readonly anyOf: readonly string[];
}

interface Needle {
  readonly normalized: string;
  readonly stems: ReadonlySet<string>;
  readonly telling: ReadonlySet<string>;
}

/** A matcher for the texts of a memory, all versions. By words alone: the same words, most of the words, or one unmistakable one (a number, a code). */
export function createSaysMatcher(contents: readonly string[]): SaysMatcher {
  const needles = contents.flatMap(needlesOf);
  const says = (sentence: string) => needles.some((needle) => isSaidIn(needle, sentence));
  return {
    stretchesIn(text) {
      return sentencesOf(text).filter(({ start, end }) => says(text.slice(start, end)));
    },
    anyOf: [...new Set(contents.flatMap(searchWords))],
  };
}

/** A text with the sentences that say it erased; the same text when none does. */
export function eraseIn(text: string, matcher: SaysMatcher): string {
  let result = "";
  let from = 0;
  for (const { start, end } of matcher.stretchesIn(text)) {
    result += text.slice(from, start) + erasedMark;
    from = end;
  }
  return from === 0 && result === "" ? text : result + text.slice(from);
}

function sentencesOf(text: string): readonly Stretch[] {
  return [...text.matchAll(/[^.!?\n]+(?:[.!?]+(?!\s|$)[^.!?\n]+)*[.!?]*/g)].flatMap((match) => {
    const sentence = match[0];
    const start = match.index + sentence.length - sentence.trimStart().length;
    const end = start + sentence.trim().length;
    return end > start ? [{ start, end }] : [];
  });
}

function needlesOf(content: string): readonly Needle[] {
  const parts = sentencesOf(content).map(({ start, end }) => content.slice(start, end));
  return parts.map((part) => ({
    normalized: normalizeForComparison(part),
    stems: contentStems(part),
    telling: new Set(
      part.match(/[\p{L}\p{N}_-]*\d[\p{L}\p{N}_-]{2,}|[\p{L}\p{N}_-]{2,}\d[\p{L}\p{N}_-]*/gu) ?? [],
    ),
  }));
}

function isSaidIn({ normalized, stems, telling }: Needle, sentence: string): boolean {
  if ([...telling].some((token) => sentence.includes(token))) return true;
  const inSentence = normalizeForComparison(sentence);
  if (normalized !== "" && ` ${inSentence} `.includes(` ${normalized} `)) return true;
  if (stems.size < 2) return false;
  const known = contentStems(sentence);
  const shared = [...stems].filter((stem) => known.has(stem)).length;
  return shared >= 2 && shared / stems.size >= saidShare;
}

function contentStems(text: string): ReadonlySet<string> {
  return new Set(readWords(text).flatMap((word) => (word.isContent ? [word.stem] : [])));
}

/** The beginnings of a text's words: endings change, beginnings hardly do. */
function searchWords(content: string): readonly string[] {
  const words = content.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length > 2).map((word) => word.slice(0, 5).toLowerCase());
}
