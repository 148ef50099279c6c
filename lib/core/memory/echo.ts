import { readWords } from "./compare/stem-words";

/** A text that the model has before it and that came from memory or from the app itself. */
export interface RecalledText {
  /** The memory it is; null for the app's own instructions. */
  readonly memoryId: string | null;
  readonly text: string;
}

/** New text is an echo when this share of its words is in one recalled text. */
const echoShare = 0.8;

/** So few words are in everything. */
const fewestWords = 3;

/**
 * Finds the recalled text that new text merely repeats, in whole or in part; null when it says something of its own. By words alone:
 * numbers and names that are new make it new. Callers ask only about text that the person did not say in this turn.
 */
export function findEcho(content: string, recalled: readonly RecalledText[]): RecalledText | null {
  const words = contentStems(content);
  if (words.size < fewestWords) return null;
  const known = recalled.map((text) => ({ text, stems: contentStems(text.text) }));
  for (const { text, stems } of known) if (isCovered(content, words, stems, echoShare)) return text;
  const [first] = known;
  if (known.length < 2 || !first) return null;
  // Several memories strung together are an echo too, but only word for word.
  const all = new Set(known.flatMap(({ stems }) => [...stems]));
  const nearest = known.reduce((best, candidate) =>
    sharedWith(words, candidate.stems) > sharedWith(words, best.stems) ? candidate : best,
  );
  return isCovered(content, words, all, 1) ? nearest.text : null;
}

function isCovered(
  content: string,
  words: ReadonlySet<string>,
  known: ReadonlySet<string>,
  share: number,
): boolean {
  const telling = readWords(content).filter(
    (word, index) => word.isNumber || (word.isCapitalised && index > 0),
  );
  if (telling.some((word) => word.isContent && !known.has(word.stem))) return false;
  return sharedWith(words, known) / words.size >= share;
}

function sharedWith(words: ReadonlySet<string>, known: ReadonlySet<string>): number {
  return [...words].filter((word) => known.has(word)).length;
}

function contentStems(text: string): ReadonlySet<string> {
  return new Set(readWords(text).flatMap((word) => (word.isContent ? [word.stem] : [])));
}
