// How many memories to place before a turn, and from which score: on the labeled questions, with what the app's search scores.
import type { AskedQuestion } from "./retrieval-quality";

/** What a rule of placing does. Shares are between 0 and 1. */
export interface PlacingQuality {
  readonly count: number;
  readonly fromScore: number;
  /** Share of the answerable questions of which a right memory is placed. */
  readonly placedRight: number;
  /** Memories placed per answerable question, right or not. */
  readonly placedEach: number;
  /** Memories placed per question that no memory answers: all of them strangers. */
  readonly strangersEach: number;
}

/** Measures one rule: at most `count` memories, those that score at least `fromScore`. */
export function placingQuality(
  asked: readonly AskedQuestion[],
  { count, fromScore }: { readonly count: number; readonly fromScore: number },
): PlacingQuality {
  const placed = asked.map((one) => ({
    ...one,
    memoryIds: one.scored
      .slice(0, count)
      .filter(({ score }) => score >= fromScore)
      .map(({ memoryId }) => memoryId),
  }));
  const answerable = placed.filter(({ kind }) => kind !== "unanswerable");
  const unanswerable = placed.filter(({ kind }) => kind === "unanswerable");
  const isRight = ({ answers, memoryIds }: (typeof placed)[number]) =>
    answers.some((memoryId) => memoryIds.includes(memoryId));
  const each = (questions: typeof placed) =>
    questions.reduce((sum, { memoryIds }) => sum + memoryIds.length, 0) / Math.max(1, questions.length);
  return {
    count,
    fromScore,
    placedRight: answerable.filter(isRight).length / Math.max(1, answerable.length),
    placedEach: each(answerable),
    strangersEach: each(unanswerable),
  };
}
