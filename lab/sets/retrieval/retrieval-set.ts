import { journeyMemories } from "./journey-memories";
import { otherPeopleQuestions } from "./other-people-questions";
import { peopleMemories } from "./people-memories";
import { keywordQuestions, literalQuestions, paraphrasedQuestions } from "./plain-questions";
import type { QuestionKind, RetrievalMemory, RetrievalQuestion } from "./retrieval-case";
import { tasteMemories } from "./taste-memories";
import { temporalQuestions } from "./temporal-questions";
import { unanswerableQuestions } from "./unanswerable-questions";
import { workMemories } from "./work-memories";

/**
 * The memories of an invented person, and questions to them. Written by hand for this project, memories first, then questions, and
 * both before any weight was chosen on them. English, the only language of the built-in embedder.
 */
export const retrievalMemories: readonly RetrievalMemory[] = [
  ...peopleMemories,
  ...workMemories,
  ...tasteMemories,
  ...journeyMemories,
];

/** The questions by kind. */
export const retrievalQuestions: Readonly<Record<QuestionKind, readonly RetrievalQuestion[]>> = {
  literal: literalQuestions,
  paraphrased: paraphrasedQuestions,
  keyword: keywordQuestions,
  temporal: temporalQuestions,
  "other-people": otherPeopleQuestions,
  unanswerable: unanswerableQuestions,
};

/** The halves of the set: weights and floors are chosen on the first and reported on both. */
export type SetHalf = "chosen on" | "reported on";

/** Every second question of each kind. */
export function questionsOf(half: SetHalf, kind: QuestionKind): readonly RetrievalQuestion[] {
  const rest = half === "chosen on" ? 0 : 1;
  return retrievalQuestions[kind].filter((_, index) => index % 2 === rest);
}
