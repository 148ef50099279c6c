/** The paper's six bands of a judge's score (C.2), best first. Each reaches from `from` up to the next better one. */
export const judgeBands = [
  { from: 1, says: "says the same as the right answer" },
  { from: 0.8, says: "right, with small differences" },
  { from: 0.6, says: "right in part" },
  { from: 0.4, says: "with serious mistakes" },
  { from: 0.2, says: "mostly wrong" },
  { from: 0, says: "wrong" },
] as const;

/** The place of a score among the bands, 0 for the best. */
export function bandOf(score: number): number {
  return judgeBands.findIndex(({ from }) => score >= from);
}

/**
 * The score that a judge wrote, between 0 and 1; null where it wrote none or several. It is asked for the number alone; a word before it, a
 * fraction of one, and a decimal comma are understood.
 */
export function readJudgeScore(text: string): number | null {
  const plain = text.replace(/<think>[\s\S]*?<\/think>/g, " ").replace(/\*\*|`/g, "");
  const found = [
    ...plain.matchAll(/(?<![\p{L}\d.,-])\d+(?:[.,]\d+)?(?![\d%])(?:\s*\/\s*1(?:\.0+)?(?!\d))?/gu),
  ].map(([number]) => Number(number.replace(/\s*\/.*$/, "").replace(",", ".")));
  const [score, ...others] = [...new Set(found)];
  return score !== undefined && others.length === 0 && score >= 0 && score <= 1 ? score : null;
}
