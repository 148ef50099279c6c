import { describeFact } from "../extract-facts/describe-fact";
import type { Fact } from "../extract-facts/fact";
import { isSingleValued, slotTraits } from "../extract-facts/slots";
import type { PlannedCall } from "../reply";
import { isListRequest } from "../requests/classify-request";
import type { Question } from "../requests/question";

/** Wide enough for the memory in question to be found among many alike; measured on 60 memories of one person. */
const topK = 5;
/** For slots that hold many values. */
const listTopK = 10;
/** A message with more facts than this is searched with its first ones only. */
const mostSearches = 6;

/** The retrievals that a message needs before anything is written or answered. */
export function searchesFor(
  facts: readonly Fact[],
  questions: readonly Question[],
  person: string | null,
): readonly PlannedCall[] {
  const queries = [
    ...facts.map((fact) => searchForFact(fact, person)),
    ...questions.flatMap((question) => searchesForQuestion(question)),
  ];
  const seen = new Set<string>();
  const distinct = queries.filter((query) => {
    const identity = JSON.stringify(query.input);
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
  return distinct.slice(0, mostSearches);
}

/** Finds the memory that a fact repeats or replaces, in whatever words it was written. */
function searchForFact(fact: Fact, person: string | null): PlannedCall {
  return retrieve(describeFact(fact, person).content.replace(/\.$/u, ""), topK);
}

/** Finds who somebody is whom a message speaks of. */
export function searchesForSubjects(names: readonly string[]): readonly PlannedCall[] {
  return [...new Set(names)].slice(0, 2).map((name) => retrieve(`Who is ${name}?`, 3));
}

/** Finds what the assistant knows the person as. */
export const searchForName: PlannedCall = {
  operation: "RETRIEVE",
  input: { query: "The user's name is", top_k: 1, metadata_filter: { slot: "name" } },
};

/** As many as RETRIEVE gives at once. */
export const everythingTopK = 50;

/** Finds all there is, for lists. */
export const searchForEverything: PlannedCall = {
  operation: "RETRIEVE",
  input: {
    query: "everything about the person: name, home, work, family, health, likes, plans",
    top_k: everythingTopK,
  },
};

/** Finds what has a date: what this assistant tagged so, and what others wrote. */
export const searchForDates: readonly PlannedCall[] = [
  {
    operation: "RETRIEVE",
    input: {
      query: "appointment, visit, trip, reminder on a date",
      top_k: everythingTopK,
      metadata_filter: { slot: "event" },
    },
  },
  {
    operation: "RETRIEVE",
    input: { query: "appointment, visit, trip, deadline on a date", top_k: everythingTopK },
  },
];

/** A search by words; for slots with many values also all memories of that slot, which words alone would not find. */
function searchesForQuestion(question: Question): readonly PlannedCall[] {
  if (isListRequest(question.text)) return [searchForEverything];
  const [first] = question.about === "person" ? question.slots : [];
  const words = first ? `${question.text} (${slotTraits[first.slot].words})` : question.text;
  const byWords = retrieve(question.relations.length > 0 ? question.text : words, topK);
  const wantsAll =
    first &&
    !isSingleValued({ slot: first.slot, key: first.keys?.[0] ?? "" }) &&
    question.stems.length === 0 &&
    first.keys?.length !== 1;
  if (!wantsAll) return [byWords];
  return [
    {
      operation: "RETRIEVE",
      input: { query: words, top_k: listTopK, metadata_filter: { slot: first.slot } },
    },
    byWords,
  ];
}

function retrieve(query: string, count: number): PlannedCall {
  return { operation: "RETRIEVE", input: { query, top_k: count } };
}
