/** What the person asks for with a message. */
export type Request =
  | {
      readonly kind:
        | "help"
        | "greeting"
        | "thanks"
        | "farewell"
        | "never-mind"
        | "empty"
        | "list"
        | "forget-everything"
        | "vague-correction"
        | "recall"
        | "last-said"
        | "undo"
        | "first-said"
        | "acknowledgement"
        | "unclear-reply"
        | "converse";
    }
  | { readonly kind: "summarize"; readonly span: string }
  | { readonly kind: "filter"; readonly topic: string }
  | { readonly kind: "forget"; readonly target: string }
  | { readonly kind: "remember"; readonly text: string }
  | { readonly kind: "accept" | "decline"; readonly proposal: Proposal }
  | { readonly kind: "choose"; readonly memoryIds: readonly string[] }
  /** Asks for the dated things, of the named days or of all. */
  | { readonly kind: "agenda"; readonly days: string }
  | { readonly kind: "amend"; readonly value: string }
  | { readonly kind: "reschedule"; readonly thing: string; readonly to: string }
  | { readonly kind: "swap"; readonly right: string; readonly wrong: string };

/** What the assistant asked last, if it waits for a yes or a no. */
export type Proposal =
  | { readonly kind: "remember"; readonly statements: string }
  | { readonly kind: "keep-words"; readonly words: readonly string[] }
  | { readonly kind: "forget"; readonly memoryIds: readonly string[] }
  | { readonly kind: "forget-everything" };

/** The polite words before a command; use at the start of a pattern that ignores case. */
export const politely =
  "(?:(?:please|ok(?:ay)?|hey|hi|hello|now|so|well|and|then|alright|can you|could you|would you|will you|i want you to|i would like you to|i need you to|let us|you (?:can|should|may|must)|just|kindly|go ahead and)[,:]? )*";
