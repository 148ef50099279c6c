import type { ItemScore } from "./decide-filter";
import { type Found, foundIn, keyWordsOf } from "./filter-criteria";

/** What all key words together add to the similarity of meaning; chosen with θ on one half of the labeled sets, see docs/context.md. */
export const wordEvidence = 0.2;

/** A text to judge: its passages with their similarity to the criteria, null where one of the two cannot be read. */
export interface JudgedText {
  readonly passages: readonly { readonly text: string; readonly meaning: number | null }[];
}

/**
 * Scores texts against criteria, from 0 (nothing in common) to 1, by meaning and words together, by words alone where the meaning is unknown. Words
 * that are in none of the texts tell nothing and are left out. By words alone, most of the words decide; fewer only raise a doubt.
 */
export function scoreTexts(criteria: string, texts: readonly JudgedText[]): readonly ItemScore[] {
  const keyWords = keyWordsOf(criteria);
  const found = texts.map(({ passages }) => passages.map(({ text }) => foundIn(text, keyWords)));
  const telling = new Set(found.flat().flatMap((words) => [...words.keys()]));
  const shareOf = (words: ReadonlyMap<string, Found>) => weightOf(words) / Math.max(1, needed(telling.size));
  return texts.map(({ passages }, index) => {
    const scores = passages.map(({ text, meaning }, place) => {
      const words = Math.min(1, shareOf(found[index]?.[place] ?? new Map()));
      return { length: text.length, meaning, words };
    });
    return scoreOf(scores);
  });
}

/** A word within another one counts half: alone it only raises a doubt. */
function weightOf(words: ReadonlyMap<string, Found>): number {
  return [...words.values()].reduce((sum, found) => sum + (found === "whole" ? 1 : 0.5), 0);
}

/** Of a list of many words a text about the subject has some. */
function needed(words: number): number {
  return words <= 3 ? words : Math.ceil(words / 2);
}

interface PassageScore {
  readonly length: number;
  readonly meaning: number | null;
  readonly words: number;
}

/**
 * The mean of the passages weighted by length, so that one sentence on the subject in a long message is not enough to lose the message, while the best
 * passage is shown beside it.
 */
function scoreOf(passages: readonly PassageScore[]): ItemScore {
  if (passages.length === 0) return { score: 0, bestPassageScore: 0 };
  const characters = passages.reduce((sum, { length }) => sum + length, 0);
  const mean = (partOf: (passage: PassageScore) => number) =>
    passages.reduce((sum, passage) => sum + partOf(passage) * passage.length, 0) / characters;
  const words = mean((passage) => passage.words);
  const isByMeaning = passages.every(({ meaning }) => meaning !== null);
  const judged = (passage: PassageScore) => (isByMeaning ? withWords(passage) : passage.words);
  const value = mean(judged);
  const best = Math.max(...passages.map(judged));
  const decides = isByMeaning || words > 0.5;
  return {
    score: bounded(decides ? value : value / 2),
    bestPassageScore: bounded(best),
    ...(decides || words === 0 ? {} : { isDoubtful: true }),
    ...(isByMeaning ? {} : { isByWords: true }),
  };
}

function withWords({ meaning, words }: PassageScore): number {
  return (meaning ?? 0) + wordEvidence * words;
}

/** A score is between 0 and 1, however much speaks for it, and has six decimals, so that every machine writes the same event. */
function bounded(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * 1e6) / 1e6;
}
