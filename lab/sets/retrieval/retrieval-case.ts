/** A memory of the invented person of this set: its name here, when it was said, and what it says. */
export type RetrievalMemory = readonly [memoryId: string, saidOn: string, content: string];

/**
 * `literal`: shares most words with its memory · `paraphrased`: says it in other words · `keyword`: a few words, as typed into a
 * search field · `temporal`: several memories fit but for their time · `other-people`: about somebody else than the owner ·
 * `unanswerable`: no memory answers it, though some look close.
 */
export const questionKinds = [
  "literal",
  "paraphrased",
  "keyword",
  "temporal",
  "other-people",
  "unanswerable",
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** A question with the names of the memories of which any is a right answer; none for the unanswerable. */
export type RetrievalQuestion = readonly [question: string, ...answers: string[]];

/** When the questions are asked. */
export const askedAt = "2026-11-26T12:00:00.000Z";
