/** What a turn of an evaluation set is about; results are told for each. */
export type TurnKind =
  | "profile"
  | "correction"
  | "retraction"
  | "single or many"
  | "other people"
  | "hypothetical"
  | "reported speech"
  | "about the person"
  | "about what was said"
  | "unknown"
  | "needs a model"
  | "small talk"
  | "reminder"
  | "forget"
  | "pasted"
  | "negation"
  | "typo"
  | "capitals"
  | "many facts"
  | "long"
  | "budget"
  | "uncertain"
  | "other language"
  | "ambiguous date";

/** Why the assistant must not answer: it was never told, or another kind of model is needed. */
export type Abstention =
  | "unknown"
  | "knowledge"
  | "current"
  | "writing"
  | "code"
  | "reasoning"
  | "image"
  | "action"
  | "advice";

/**
 * One message and what must come of it. A pattern such as `live|based + Oslo` means: "live" or "based", and "Oslo", in any order
 * and in any case, within one memory or within the answer. What is not listed must not be written.
 */
export interface EvaluationTurn {
  readonly say: string;
  readonly kind: TurnKind;
  /** Facts that must be written, one pattern each. */
  readonly writes?: readonly string[];
  /** Facts that must be written or asked about. */
  readonly either?: readonly string[];
  /** Facts that must be asked about and must not be written. */
  readonly asks?: readonly string[];
  /** Facts that must be written, or named in the answer as not kept: nothing is lost silently. */
  readonly named?: readonly string[];
  /** Facts that may be written: people differ in whether they would keep them. */
  readonly may?: readonly string[];
  /** What no memory may say any more after this turn; some memory said it before. */
  readonly gone?: readonly string[];
  /** What the answer must say. */
  readonly answers?: readonly string[];
  /** What the answer must not say. */
  readonly excludes?: readonly string[];
  /** What the answer must say in this order. */
  readonly ordered?: readonly string[];
  /** The person's own words that the answer must quote, and the day they were said on. */
  readonly quotes?: readonly string[];
  /** What the assistant must leave to others, saying so. */
  readonly abstains?: Abstention;
  /** Operations that must run. */
  readonly operations?: readonly string[];
  /** The app says first that the budget is nearly used up. */
  readonly isOverBudget?: boolean;
  /** When it is said, if not on Sunday, 22 November 2026 at noon. */
  readonly at?: string;
  /** The context is empty; the memories are there. */
  readonly inNewSession?: boolean;
}

/** Turns that follow one another in one store. */
export interface EvaluationDialogue {
  readonly name: string;
  readonly turns: readonly EvaluationTurn[];
}
