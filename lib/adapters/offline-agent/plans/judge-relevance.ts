import { dietRulesOut } from "../extract-facts/diets";
import type { Fact, Slot } from "../extract-facts/fact";
import type { MemoryReading } from "../extract-facts/read-memory";
import { relationKey } from "../extract-facts/relation-words";
import { slotTraits } from "../extract-facts/slots";
import { contentStems, coversStems } from "../grammar/content-stems";
import type { Question, SlotQuery } from "../requests/question";

/** Below this a retrieval found nothing but noise: cosine plus the weighted share of query words, see docs/retrieval.md. */
const scoreFloor = 0.35;

/** Nobody tells all they like: what is known there says nothing about the rest. */
const openSlots: readonly Slot[] = ["like", "dislike", "activity", "favourite", "event", "attribute", "diet"];

/** The memories that bear on a question, and whether they hold every word it insists on. */
export interface Findings {
  readonly readings: readonly MemoryReading[];
  readonly isExact: boolean;
}

/**
 * Judges found memories, because retrieval has no floor: by slot first, by words where no slot fits. Never by score alone, since
 * a high score says only that two texts are alike.
 */
export function findAnswers(question: Question, found: readonly MemoryReading[]): Findings {
  const bySlot = found.filter((reading) =>
    reading.facts.some((fact) => question.slots.some((query) => fits(fact, query, question.relations))),
  );
  const insisted = bySlot.filter((reading) => coversStems(impliedStems(reading, question), question.stems));
  if (insisted.length > 0) return { readings: preferNarrow(insisted, question), isExact: true };
  if (bySlot.length > 0 && question.stems.length === 0)
    return { readings: preferNarrow(bySlot, question), isExact: true };
  const byWords = found.filter((reading) => answersByWords(reading, question));
  if (byWords.length > 0) return { readings: byWords, isExact: true };
  return { readings: question.isYesNo ? nearest(bySlot, question) : [], isExact: false };
}

/** A vegetarian's memory answers "Do I eat meat?" without the word. */
function impliedStems(reading: MemoryReading, { stems }: Question): readonly string[] {
  const implied = stems.filter((stem) => reading.facts.some((fact) => dietRulesOut(fact, stem)));
  return [...stemsOf(reading), ...implied];
}

/** The words of a memory that carry meaning, its tags included, without the name of the person whom all memories are about. */
export function stemsOf({ memory, addressed }: MemoryReading): readonly string[] {
  const tags = Object.values(memory.metadata).filter((value) => typeof value === "string");
  return contentStems([addressed, ...tags].join(". "));
}

/** The relation a fact speaks of, if any. */
export function relationOf(fact: Fact): string | null {
  if (fact.slot === "relation") return fact.key;
  const named = fact.details.relation;
  return named ? relationKey(named) : null;
}

/** For a "do I …" with another value: memories that share a word with it, or all of a slot that is told in full, such as allergies. */
function nearest(bySlot: readonly MemoryReading[], question: Question): readonly MemoryReading[] {
  const sharing = bySlot.filter((reading) => question.stems.some((stem) => stemsOf(reading).includes(stem)));
  if (sharing.length > 0) return sharing;
  const [first] = question.slots;
  return !first || openSlots.includes(first.slot) ? [] : preferNarrow(bySlot, question);
}

/** True when a fact is of the sort that a question asks for. */
export function fits(fact: Fact, { slot, keys }: SlotQuery, relations: readonly string[]): boolean {
  const relation = relationOf(fact);
  if (slot === "relation" && keys && relation && keys.includes(relation))
    return fact.slot === "relation" || fact.details.name !== undefined;
  if (fact.slot !== slot) return false;
  if (slot === "event" && relations.length > 0) return relation !== null && relations.includes(relation);
  return !keys || keys.some((key) => (key.endsWith("/") ? fact.key.startsWith(key) : isKey(fact, key)));
}

/** "My insurance number" is the car insurance number where there is no other. */
function isKey(fact: Fact, key: string): boolean {
  return fact.key === key || (fact.slot === "attribute" && fact.key.endsWith(` ${key}`));
}

/** A name asked for is told once, and where somebody lives is not where they work. */
function preferNarrow(readings: readonly MemoryReading[], { slots }: Question): readonly MemoryReading[] {
  const named = readings.filter((reading) => reading.facts.some(({ slot }) => slot === "relation"));
  if (slots.length === 1 && slots[0]?.slot === "relation")
    return named.length > 0 ? named : readings.slice(0, 1);
  const isHome = slots[0]?.slot === "home";
  const explicit = readings.filter((reading) =>
    reading.facts.some((fact) => fact.slot === "home" && fact.details.basis !== "work"),
  );
  return isHome && explicit.length > 0 ? explicit : readings;
}

function answersByWords(reading: MemoryReading, question: Question): boolean {
  const stems = stemsOf(reading);
  const isNear = reading.memory.score === null || reading.memory.score >= scoreFloor;
  if (!isNear) return false;
  if (question.slots.length === 0) return coversStems(stems, question.stems);
  // A memory that no reader understood, in the words that such memories are written with.
  const slotStems = contentStems(
    question.slots.map(({ slot, keys = [] }) => `${slotTraits[slot].words} ${keys.join(" ")}`).join(" "),
  );
  return (
    reading.facts.length === 0 &&
    slotStems.some((stem) => stems.includes(stem)) &&
    question.stems.every((stem) => stems.includes(stem)) &&
    hasKey(question, stems)
  );
}

function hasKey({ slots }: Question, stems: readonly string[]): boolean {
  const keys = slots.flatMap(({ keys: own = [] }) => own).filter((key) => key !== "");
  return keys.length === 0 || keys.some((key) => coversStems(stems, contentStems(key)));
}
