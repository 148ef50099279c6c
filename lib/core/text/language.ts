import { eld } from "eld/small";

/** Of the letters of a text this share must be Latin, or no English reader can read it. */
const latinShare = 0.6;

/** English counts as the language of a text when it is this near to the most likely one: names and short texts look like several. */
const nearEnough = { withEnglishWords: 0.45, inFewWords: 0.7, otherwise: 0.85 } as const;

/** So few words say little about a language. */
const fewWords = 4;

/** Words of English that hardly any other language has. */
const englishWord =
  /(?<![\p{L}\p{M}])(?:the|my|and|you|with|what|this|are|she|they|your|i|i'm|btw|user|lives|likes|works|drinks|eats|has|does|don't)(?![\p{L}\p{M}])/iu;

/** Fewer words than this tell no language by themselves. */
const fewestWords = 3;

/** More than this, in characters, tells nothing new about the language. */
const readCharacters = 2_000;

/**
 * True when a reader of English can tell what the text means: mostly Latin letters, and no other language much likelier. A word or two in Latin
 * letters count as English, because a name or a single word has no language; so does a text without letters.
 */
export function isEnglish(text: string): boolean {
  const start = text.slice(0, readCharacters);
  const letters = start.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return true;
  const latin = start.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin / letters < latinShare) return false;
  const words = wordCount(start);
  if (words < fewestWords) return true;
  const found = eld.detect(start);
  const scores = found.getScores();
  const share = englishWord.test(start)
    ? nearEnough.withEnglishWords
    : nearEnough[words <= fewWords ? "inFewWords" : "otherwise"];
  return found.language === "" || (scores.en ?? 0) >= share * (scores[found.language] ?? 0);
}

/** The language of a text as an ISO 639-1 code; null where it is too short or too mixed to tell. */
export function languageOf(text: string): string | null {
  const start = text.slice(0, readCharacters);
  if (wordCount(start) < fewestWords) return null;
  const found = eld.detect(start);
  return found.language !== "" && found.isReliable() ? found.language : null;
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
}
