/** A fact with the message that it was told in: its name here, the day, what is kept, and the whole message. */
export type ToldMemory = readonly [memoryId: string, saidOn: string, content: string, message: string];

/**
 * Kinds as in long-conversation question sets: one source, two sources that must be joined, a question of time, another person than
 * the one who tells, a name or word that occurs once, and a question that nothing told answers.
 */
export const conversationQuestionKinds = [
  "single hop",
  "two hops",
  "temporal",
  "other people",
  "rare name",
  "unanswerable",
] as const;
export type ConversationQuestionKind = (typeof conversationQuestionKinds)[number];

/** A question with the names of all its sources; none for the unanswerable. */
export type ConversationQuestion = readonly [question: string, ...sources: string[]];

/** What one person told over months, and what is asked about it. */
export interface ToldConversation {
  readonly name: string;
  readonly language: "en" | "de" | "es";
  readonly memories: readonly ToldMemory[];
  readonly questions: Readonly<Record<ConversationQuestionKind, readonly ConversationQuestion[]>>;
}
