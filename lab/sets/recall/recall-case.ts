/** A memory of the invented person of this set: its name here, when it was said, what it says, and the whole message it came from. */
export type RecallMemory = readonly [memoryId: string, saidOn: string, content: string, message: string];

/**
 * `literal`: asks in words of the memory or its message · `paraphrase`: says it in other words · `temporal`: names a time ·
 * `other-people`: about somebody else than the person · `rare-name`: known by a name that hardly any memory has ·
 * `two-hops`: names its subject by what another memory tells · `unanswerable`: no memory answers, though some look close.
 */
export const recallKinds = [
  "literal",
  "paraphrase",
  "temporal",
  "other-people",
  "rare-name",
  "two-hops",
  "unanswerable",
] as const;
export type RecallKind = (typeof recallKinds)[number];

/** A question with the names of the memories of which any is a right answer; none for the unanswerable. */
export type RecallQuestion = readonly [kind: RecallKind, question: string, ...answers: string[]];

/** The languages of the set, as ISO 639-1 codes. */
export const recallLanguages = ["en", "de", "es", "fr", "zh", "ja", "ru"] as const;
export type RecallLanguage = (typeof recallLanguages)[number];

/** When the questions are asked. */
export const recallAskedAt = "2026-11-28T12:00:00.000Z";
