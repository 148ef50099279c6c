import { capitalised, toFirstPerson, toSecondPerson, unnamedPerson } from "../grammar/grammatical-person";
import { readTerms } from "../grammar/read-terms";
import { isFiniteVerb } from "../grammar/verb-forms";
import { readStatement } from "./extract-facts";
import type { Fact } from "./fact";
import { looksLikeName } from "./patterns";

/** A long-term memory as a tool result showed it. */
export interface KnownMemory {
  readonly memoryId: string;
  readonly content: string;
  readonly metadata: Readonly<Record<string, string | number | boolean>>;
  /** The score of the retrieval that found it; null when it was in the context already. */
  readonly score: number | null;
  /** The words of the message it came from, and when they were said: date and time of the world's clock. */
  readonly said?: string | null;
  readonly saidAt?: string | null;
}

/** A memory understood: what it says of the person, and how to say it to them. */
export interface MemoryReading {
  readonly memory: KnownMemory;
  /** True when the memory is about the person, their people or their plans. */
  readonly isAboutPerson: boolean;
  /** Empty for memories in words that the readers do not know. */
  readonly facts: readonly Fact[];
  /** "You are allergic to peanuts", without the full stop; the plain text when it is not about the person. */
  readonly addressed: string;
}

/** Names for the person that need no learning. */
const genericNames = [unnamedPerson, "The person", "The human", "User", "This person", "This user"];

/** Reads a memory in whatever words it was written: by this assistant, another model, or by hand. */
export function readMemory(memory: KnownMemory, personNames: readonly string[], today: Date): MemoryReading {
  const content = memory.content.trim().replace(/[\s.]+$/u, "");
  const spoken = toSpoken(content, personNames);
  if (spoken === null)
    return { memory, isAboutPerson: false, facts: readStatement(content, today), addressed: content };
  return {
    memory,
    isAboutPerson: true,
    facts: readStatement(spoken, today),
    addressed: capitalised(toSecondPerson(spoken)),
  };
}

/** The proper name that a memory begins with, when a verb or "'s" follows it. */
export function leadingPersonName(content: string): string | null {
  const words = content.split(" ");
  const first = words.findIndex((word) => !/^\p{Lu}/u.test(word) || /['’]s$/u.test(word));
  if (first < 0 || first > 4) return null;
  const ending = words[first] ?? "";
  const isPossessive = /^\p{Lu}.*['’]s$/u.test(ending);
  const name = [...words.slice(0, first), ...(isPossessive ? [ending.slice(0, -2)] : [])].join(" ");
  if (name === "" || genericNames.includes(name) || !looksLikeName(name)) return null;
  const next = readTerms(`She ${words.slice(first).join(" ")}`)[1];
  return isPossessive || (next && isFiniteVerb(next)) ? name : null;
}

/** "you play your cello" → "I play my cello". */
export function fromSecondPerson(text: string): string {
  const marked = text.replace(/\byour?\b/giu, (word) =>
    word.toLowerCase() === "you" ? unnamedPerson : `${unnamedPerson}'s`,
  );
  return toFirstPerson(marked, [unnamedPerson]);
}

/** First person, as the person would say it; null when somebody else is the subject. */
function toSpoken(content: string, personNames: readonly string[]): string | null {
  if (/^(?:I|My|We|Our)\b/u.test(content)) return content;
  if (/^(?:You|Your)\b/u.test(content)) return fromSecondPerson(content);
  const names = [...genericNames, ...personNames.flatMap((name) => [name, name.split(" ")[0] ?? name])];
  const spoken = toFirstPerson(content, names);
  return /(?<!\p{L})(?:I|[Mm]y|me)(?!\p{L})/u.test(spoken) ? spoken : null;
}
