/** What a fact is about. Single-valued slots hold one value per key; a new value replaces the old one. */
export type Slot =
  | "name"
  | "age"
  | "birthday"
  | "work"
  | "employer"
  | "workplace"
  | "study"
  | "home"
  | "origin"
  | "nationality"
  | "marital-status"
  | "relation"
  | "about-relation"
  | "pet"
  | "allergy"
  | "health"
  | "diet"
  | "avoids"
  | "like"
  | "dislike"
  | "favourite"
  | "activity"
  | "language"
  | "attribute"
  | "event"
  | "note";

/** One thing a person said about themself. */
export interface Fact {
  readonly slot: Slot;
  /** Tells facts of one slot apart: "sister" of relation, "color" of "favourite"; empty where the slot is enough. */
  readonly key: string;
  readonly value: string;
  /** The fact as the person would say it in full: "I am allergic to peanuts". */
  readonly statement: string;
  /** From 0 to 1; below `askBelow` the assistant asks before it writes. */
  readonly confidence: number;
  /** Further tags for the memory's metadata. */
  readonly details: Readonly<Record<string, string>>;
}

/** Facts surer than this are written without asking. */
export const askBelow = 0.8;

/** Makes a fact; confidence is high unless said. */
export function fact(
  slot: Slot,
  value: string,
  statement: string,
  rest: Partial<Pick<Fact, "key" | "confidence" | "details">> = {},
): Fact {
  return {
    slot,
    value,
    statement,
    key: rest.key ?? "",
    confidence: rest.confidence ?? 0.95,
    details: rest.details ?? {},
  };
}
