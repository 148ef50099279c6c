import type { ItemScore } from "./decide-filter";

/** Cosine similarity of two vectors; 0 when either is zero. */
export function cosine(left: readonly number[], right: readonly number[]): number {
  let dot = 0;
  let leftSquare = 0;
  let rightSquare = 0;
  for (let index = 0; index < left.length; index += 1) {
    const a = left[index] ?? 0;
    const b = right[index] ?? 0;
    dot += a * b;
    leftSquare += a * a;
    rightSquare += b * b;
  }
  return leftSquare === 0 || rightSquare === 0 ? 0 : dot / Math.sqrt(leftSquare * rightSquare);
}

/**
 * Scores an item from its passages: the mean weighted by length, so that one relevant sentence in a long message is not enough
 * to lose the message, while the best passage is shown beside it.
 */
export function scorePassages(
  criteria: readonly number[],
  passages: readonly { text: string; vector: readonly number[] }[],
): ItemScore {
  if (passages.length === 0) return { score: 0, bestPassageScore: 0 };
  let weighted = 0;
  let characters = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (const { text, vector } of passages) {
    const score = cosine(criteria, vector);
    weighted += score * text.length;
    characters += text.length;
    best = Math.max(best, score);
  }
  return { score: round(weighted / characters), bestPassageScore: round(best) };
}

/** Scores are kept to six decimals, so that every machine writes the same event. */
function round(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}
