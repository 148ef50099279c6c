import { extractFacts } from "../extract-facts/extract-facts";
import type { Fact } from "../extract-facts/fact";
import { type KnownMemory, leadingPersonName } from "../extract-facts/read-memory";
import type { ConversationView } from "../read-prompt";

const nameStatement = /^(?:the )?(?:user|person)(?:'s|’s) (?:full )?name is (\p{Lu}[^.,]*)/iu;

/**
 * The names the person goes by, the fullest first: what they say now, what memories tell, what they said before.
 * Empty while nobody has told.
 */
export function personNames(
  view: ConversationView,
  facts: readonly Fact[],
  found: readonly KnownMemory[],
  today: Date,
): readonly string[] {
  const memories = [
    ...new Map([...view.memories.values(), ...found].map((memory) => [memory.memoryId, memory])).values(),
  ];
  const names = [
    ...facts.filter(({ slot }) => slot === "name").map(({ value }) => value),
    ...memories.flatMap(({ content }) => nameStatement.exec(content)?.[1]?.trim() ?? []),
    ...ownSubjects(memories),
    ...sharedSubjects(memories),
    ...view.earlier
      .filter(({ author }) => author === "person")
      .flatMap(({ text }) => statedNames(text, today)),
  ];
  const [first, ...others] = [...new Set(names)];
  if (first === undefined) return [];
  // "Mara" said now is the "Mara Lindqvist" of the memories.
  const fuller = others.find((name) => name.startsWith(`${first} `));
  return fuller ? [fuller, first, ...others.filter((name) => name !== fuller)] : [first, ...others];
}

/** Memories that this assistant wrote begin with the person's name. */
function ownSubjects(memories: readonly KnownMemory[]): readonly string[] {
  return memories
    .filter(({ metadata }) => typeof metadata.slot === "string" && metadata.slot !== "note")
    .flatMap(({ content }) => leadingPersonName(content) ?? []);
}

/** Memories by others: a name that two of them begin with is the person's. */
function sharedSubjects(memories: readonly KnownMemory[]): readonly string[] {
  const subjects = memories.flatMap(({ content }) => leadingPersonName(content) ?? []);
  return subjects.filter((name, index) => subjects.indexOf(name) !== index);
}

function statedNames(text: string, today: Date): readonly string[] {
  if (!/\b(?:name|i['’]?\s?a?m|call)\b/iu.test(text)) return [];
  return extractFacts(text, today)
    .filter(({ slot }) => slot === "name")
    .map(({ value }) => value);
}
