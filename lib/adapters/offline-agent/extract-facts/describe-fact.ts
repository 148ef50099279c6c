import { capitalised, toThirdPerson, unnamedPerson } from "../grammar/grammatical-person";
import type { Fact } from "./fact";
import { type MemoryType, slotTraits } from "./slots";

/** What ADD or UPDATE writes for a fact: a sentence that is understood without the conversation, and its tags. */
export interface DescribedFact {
  readonly content: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly memoryType: MemoryType;
}

/** Tells a fact in the third person with the person's name, or "The user" while the name is unknown. */
export function describeFact(fact: Fact, person: string | null): DescribedFact {
  const { slot, key, value, details } = fact;
  // A name needs another subject than itself.
  const subject = slot === "name" ? unnamedPerson : (person ?? unnamedPerson);
  const metadata = { slot, ...(key && slot !== "event" ? { key } : {}), ...details, value };
  return {
    content: `${capitalised(toThirdPerson(fact.statement, subject)).replace(/[\s.]+$/u, "")}.`,
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, tag]) => [name, tag.slice(0, 200)])),
    memoryType: slotTraits[slot].memoryType,
  };
}
