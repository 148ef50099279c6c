/** What a person said and what was answered, with whether the criteria mean it. */
export type LabelledExchange = readonly [label: "keep" | "remove", said: string, answered: string];

/** Languages of the conversations, as BCP 47 tags; "en-typed" is English as people type it: lower case, few stops, slips. */
export type ConversationLanguage = "en" | "en-typed" | "de" | "es" | "zh";

/** A conversation, the message that asks to drop something, and the criteria that an agent makes of it. */
export interface FilterConversation {
  readonly language: ConversationLanguage;
  /** The asking message; it is never taken. */
  readonly asked: string;
  readonly criteria: string;
  readonly exchanges: readonly LabelledExchange[];
}
