import type { Source } from "../log/memory";
import { isEnglish } from "../text/language";
import { sentencesOf } from "../text/sentences";
import { isSmallWord } from "../text/small-words";
import { isFormOf } from "../text/word-form";
import { isOwnerWord } from "./compare/owner-word";
import { readWords } from "./compare/stem-words";

/** A sentence supports a memory when at least this share of the memory's content words, or of its own, is shared. */
const supportShare = 0.3;

/** One shared word, often just a name, says nothing about where a text came from; in Korean the verb is hardly ever said in the same form. */
const fewestSharedWords = { korean: 1, otherwise: 2 } as const;

/**
 * Finds the sentence of a message that a memory most likely came from, by shared words.
 * Returns null when no sentence supports the text: then the agent inferred it.
 */
export function findSource(
  content: string,
  message: { readonly itemId: string; readonly text: string },
): Source | null {
  const isForeign = !isEnglish(content) || !isEnglish(message.text);
  const wanted = wordsOf(content, isForeign);
  if (wanted.size === 0) return null;
  const fewest = fewestSharedWords[/\p{Script=Hangul}/u.test(content) ? "korean" : "otherwise"];
  let best: { start: number; end: number; share: number } | null = null;
  for (const { start, end } of sentencesOf(message.text)) {
    const words = wordsOf(message.text.slice(start, end), isForeign);
    const isShared = (word: string) =>
      words.has(word) || (isForeign && [...words].some((other) => isFormOf(word, other, formShare)));
    const shared = [...wanted].filter(isShared).length;
    const share = shared < Math.min(fewest, wanted.size) ? 0 : shared / Math.min(wanted.size, words.size);
    if (share >= supportShare && (!best || share > best.share)) best = { start, end, share };
  }
  if (!best) return null;
  return {
    itemId: message.itemId,
    start: best.start,
    end: best.end,
    quote: message.text.slice(best.start, best.end),
  };
}

/** What a memory tells of "the user" the message tells of "me": "живёт" and "живу" share so much. */
const formShare = 0.6;

/** A message longer than this tells of much else: of such a one the words around the quote count, in UTF-16 units. */
const longestMessage = 2_000;

/**
 * The words of a message that help to find what came from it: all of them, or of a long text those around the place; null where a long text has
 * no place.
 */
export function messageAround(text: string, place: Pick<Source, "start" | "end"> | null): string | null {
  if (text.length <= longestMessage) return text;
  if (place === null) return null;
  const { start, end } = place;
  const room = Math.max(0, longestMessage - (end - start)) / 2;
  return text.slice(Math.max(0, Math.floor(start - room)), Math.ceil(end + room)).toWellFormed();
}

/** Stems of the words that carry meaning, so that "lives" and "live" meet; of another language than English the words as they are. */
function wordsOf(text: string, isForeign: boolean): ReadonlySet<string> {
  const words = readWords(text).filter(({ isContent }) => isContent);
  if (!isForeign) return new Set(words.map(({ stem }) => stem));
  const telling = words.filter((word) => !isSmallWord(word.text) && !isOwnerWord(word.text));
  return new Set(telling.map((word) => (word.isNumber ? word.stem : word.text.toLowerCase())));
}
