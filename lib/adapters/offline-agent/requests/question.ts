import type { Slot } from "../extract-facts/fact";

/** A slot that can answer a question; `keys` narrows it ("sister" of relation), `nameOnly` asks for the name alone. */
export interface SlotQuery {
  readonly slot: Slot;
  readonly keys?: readonly string[];
}

/** One question, and where its answer may be found. */
export interface Question {
  readonly text: string;
  /** Whom it is about. Questions about the world are looked up too, since a note may hold the answer; tasks never. */
  readonly about: "person" | "assistant" | "world" | "task";
  /** Slots that can hold the answer; empty when only the words can tell. */
  readonly slots: readonly SlotQuery[];
  /** A relation it asks about, in its plain form. */
  readonly relations: readonly string[];
  /** Words that an answer must contain: names and things that no slot covers. */
  readonly stems: readonly string[];
  /** Somebody it asks about whom no visible memory names; null for all other questions. */
  readonly name: string | null;
  readonly isYesNo: boolean;
  readonly isNegated: boolean;
}
