import type { memoryTypes } from "@/lib/core/log/operations";
import type { Fact, Slot } from "./fact";
import { isSingleRelation } from "./relation-words";

/** The kinds of memory that the store knows. */
export type MemoryType = (typeof memoryTypes)[number];

interface SlotTraits {
  /** One value per key: a new one replaces the old. */
  readonly isSingle: boolean;
  readonly memoryType: MemoryType;
  /** Words that such memories are written with, for the search and for memories in other words. */
  readonly words: string;
  /** What is missing when nothing is known: "I have no memory of …". */
  readonly label: string;
}

const single = { isSingle: true, memoryType: "user_info" } as const;
const multiple = { isSingle: false, memoryType: "user_info" } as const;
const taste = { isSingle: false, memoryType: "preference" } as const;

/** How each slot is stored, searched and named. */
export const slotTraits: Readonly<Record<Slot, SlotTraits>> = {
  name: { ...single, words: "name is called", label: "your name" },
  age: { ...single, words: "age years old", label: "your age" },
  birthday: { ...single, words: "birthday born on", label: "your birthday" },
  work: { ...single, words: "works as job profession", label: "your work" },
  employer: { ...single, words: "works for employer company", label: "where you work" },
  workplace: { ...multiple, words: "works in office workplace", label: "where you work" },
  study: { ...single, words: "studies university subject", label: "what you study" },
  home: { ...single, words: "lives in is based in home city", label: "where you live" },
  origin: { ...single, words: "comes from grew up born in", label: "where you are from" },
  nationality: { ...multiple, words: "nationality", label: "your nationality" },
  "marital-status": { ...single, words: "married single engaged divorced", label: "whether you are married" },
  relation: { ...multiple, words: "family is called", label: "that" },
  "about-relation": { ...multiple, words: "family", label: "that" },
  pet: { ...multiple, words: "pet animal called", label: "your pets" },
  allergy: { ...multiple, words: "allergic to allergy", label: "any allergy of yours" },
  health: { ...multiple, words: "health condition has", label: "your health" },
  diet: { ...single, words: "diet vegetarian vegan eats", label: "your diet" },
  avoids: { ...taste, words: "does not eat drink", label: "what you do not eat or drink" },
  like: { ...taste, words: "likes loves enjoys", label: "what you like" },
  dislike: { ...taste, words: "dislikes hates does not like", label: "what you dislike" },
  favourite: { ...single, memoryType: "preference", words: "favourite", label: "that favourite of yours" },
  activity: { ...taste, words: "hobby plays does", label: "your hobbies" },
  language: { ...multiple, words: "speaks language", label: "the languages you speak" },
  attribute: { ...single, words: "", label: "that" },
  event: {
    isSingle: false,
    memoryType: "task_pipeline",
    words: "on date plan appointment",
    label: "such a date",
  },
  note: { isSingle: false, memoryType: "knowledge", words: "", label: "that" },
};

/** True when a new value of this fact replaces the old one instead of standing beside it. */
export function isSingleValued(fact: Pick<Fact, "slot" | "key">): boolean {
  return fact.slot === "relation" ? isSingleRelation(fact.key) : slotTraits[fact.slot].isSingle;
}
