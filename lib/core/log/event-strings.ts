import { z } from "zod";
import { definitionOf, type SessionEvent } from "./events";
import { type Mark, marks, type WordsMark, wholeFields } from "./words";

/**
 * A text that may be replaced. `memoryId` is the memory that the nearest object names, if one does. Must give the text back to keep it.
 */
export type ChangeWords = (text: string, mark: WordsMark, memoryId: string | null) => string;

/** An event in which every word of a person or a model went through `change`. What is ours inside stays. */
export function mapWords<Event extends SessionEvent>(event: Event, change: ChangeWords): Event {
  return rewrite(planOf(event), event, { words: change }, null) as Event;
}

/** An event in which the ids of events went through `change`. */
export function mapEventIds<Event extends SessionEvent>(event: Event, change: (id: string) => string): Event {
  const structure: ChangeStructure = (text, holds) => (holds === "event-id" ? change(text) : text);
  return rewrite(planOf(event), event, { structure }, null) as Event;
}

/** An event in which everything that goes with one of these memories is empty. */
export function withoutMemories<Event extends SessionEvent>(
  event: Event,
  memoryIds: ReadonlySet<string>,
): Event {
  return rewrite(planOf(event), event, { emptied: memoryIds }, null) as Event;
}

/** An event without the fields that nobody but a provider can read. */
export function withoutSealed<Event extends SessionEvent>(event: Event): Event {
  return rewrite(planOf(event), event, { dropsSealed: true }, null) as Event;
}

/** An event without the fields that have its words in numbers. */
export function withoutEncodedWords<Event extends SessionEvent>(event: Event): Event {
  return rewrite(planOf(event), event, { dropsEncoded: true }, null) as Event;
}

/** What a person can search an event for: words, names and our own terms, but no ids and hashes, which would match single letters. */
export function searchableStrings(event: SessionEvent): readonly string[] {
  const found: string[] = [];
  rewrite(
    planOf(event),
    event,
    {
      words: collectInto(found),
      structure: (text, holds) => {
        if (holds === "name" || holds === "term") found.push(text);
        return text;
      },
    },
    null,
  );
  return found;
}

function collectInto(found: string[]): ChangeWords {
  return (text) => {
    found.push(text);
    return text;
  };
}

/** A string that is no words: as marked, or one of our terms (an enumeration), or a time. */
type Structure = Exclude<Mark["holds"], "words"> | "term" | "time";

type ChangeStructure = (text: string, holds: Structure) => string;

interface Reader {
  readonly words?: ChangeWords;
  readonly structure?: ChangeStructure;
  readonly emptied?: ReadonlySet<string>;
  readonly dropsSealed?: true;
  readonly dropsEncoded?: true;
}

/** What a schema says about the strings of its values; made once per kind of event. */
type Plan =
  | { readonly kind: "no-strings" }
  | { readonly kind: "structure"; readonly holds: Structure }
  | { readonly kind: "words"; readonly mark: WordsMark }
  | { readonly kind: "list"; readonly element: Plan }
  | { readonly kind: "one-of"; readonly options: readonly (readonly [z.ZodType, Plan])[] }
  | { readonly kind: "object"; readonly fields: readonly Field[] };

interface Field {
  readonly name: string;
  readonly plan: Plan;
  readonly goesWith: "memory" | "erasure" | null;
  readonly encodesWords: boolean;
}

const plans = new Map<string, Plan>();

function planOf(event: SessionEvent): Plan {
  const known = plans.get(event.type);
  if (known) return known;
  const plan = planFor(definitionOf(event).schema, event.type);
  plans.set(event.type, plan);
  return plan;
}

/** Reads a schema. Throws where a string has no mark: what it holds must be said where it is defined. */
export function planFor(schema: z.ZodType, where: string): Plan {
  const mark = marks.get(schema);
  if (mark?.holds === "words") return { kind: "words", mark };
  if (mark) return { kind: "structure", holds: mark.holds };
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => ({
      name,
      plan: planFor(field, `${where}.${name}`),
      goesWith: wholeFields.get(field)?.goesWith ?? null,
      encodesWords: wholeFields.get(field)?.encodesWords ?? false,
    }));
    return { kind: "object", fields: fields.filter(({ plan }) => plan.kind !== "no-strings") };
  }
  if (schema instanceof z.ZodArray) {
    const element = planFor(schema.element as z.ZodType, `${where}[]`);
    return element.kind === "no-strings" ? element : { kind: "list", element };
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return planFor(schema.unwrap() as z.ZodType, where);
  if (schema instanceof z.ZodUnion) {
    const options = (schema.options as z.ZodType[]).map(
      (option) => [option, planFor(option, where)] as const,
    );
    return { kind: "one-of", options };
  }
  return planForSingle(schema, where);
}

function planForSingle(schema: z.ZodType, where: string): Plan {
  switch (schema.def.type) {
    case "number":
    case "boolean":
    case "null":
      return { kind: "no-strings" };
    case "enum":
    case "literal":
      return { kind: "structure", holds: "term" };
    case "string":
      if (schema instanceof z.ZodISODateTime) return { kind: "structure", holds: "time" };
      break;
  }
  throw new Error(`${where} does not say what it holds: mark it with one of the functions of words.ts.`);
}

function rewrite(plan: Plan, value: unknown, reader: Reader, memoryId: string | null): unknown {
  if (value === null || value === undefined) return value;
  switch (plan.kind) {
    case "no-strings":
      return value;
    case "structure":
      return reader.structure && typeof value === "string" ? reader.structure(value, plan.holds) : value;
    case "words":
      return reader.words ? rewriteWords(value, plan.mark, reader.words, memoryId) : value;
    case "list":
      return Array.isArray(value)
        ? mapped(value, (element) => rewrite(plan.element, element, reader, memoryId))
        : value;
    case "one-of": {
      const chosen = plan.options.find(([schema]) => schema.safeParse(value).success);
      return chosen ? rewrite(chosen[1], value, reader, memoryId) : value;
    }
    case "object":
      return typeof value === "object" ? rewriteObject(plan.fields, value, reader) : value;
  }
}

function rewriteObject(fields: readonly Field[], object: object, reader: Reader): object {
  const values: Readonly<Record<string, unknown>> = { ...object };
  const memoryId = memoryNamedBy(values);
  const isEmptied = memoryId !== null && (reader.emptied?.has(memoryId) ?? false);
  let changed: Record<string, unknown> | null = null;
  for (const field of fields) {
    const { name, plan, goesWith } = field;
    if (!Object.hasOwn(values, name)) continue;
    const before = values[name];
    if (isDropped(field, reader)) {
      changed ??= { ...values };
      delete changed[name];
      continue;
    }
    const after =
      isEmptied && goesWith === "memory" ? emptied(plan, before) : rewrite(plan, before, reader, memoryId);
    if (after === before) continue;
    changed ??= { ...values };
    changed[name] = after;
  }
  return changed ?? object;
}

function isDropped({ goesWith, encodesWords }: Field, { dropsSealed, dropsEncoded }: Reader): boolean {
  return (goesWith === "erasure" && dropsSealed === true) || (encodesWords && dropsEncoded === true);
}

function memoryNamedBy({ memoryId, targetMemoryId }: Readonly<Record<string, unknown>>): string | null {
  if (typeof memoryId === "string") return memoryId;
  return typeof targetMemoryId === "string" ? targetMemoryId : null;
}

/** A text becomes the empty one, metadata lose their fields, and the words that it was taken from are gone. */
function emptied(plan: Plan, value: unknown): unknown {
  if (typeof value === "string") return plan.kind === "words" && plan.mark.isOurs?.(value) ? value : "";
  if (plan.kind === "words" && typeof value === "object" && value !== null) return {};
  return null;
}

/** A text, or a whole value of a person or a model: there, numbers and the names of fields can say something too. */
function rewriteWords(
  value: unknown,
  mark: WordsMark,
  change: ChangeWords,
  memoryId: string | null,
): unknown {
  const changed = (text: string) => (mark.isOurs?.(text) ? text : change(text, mark, memoryId));
  const within = (inner: unknown): unknown => {
    if (typeof inner === "string") return changed(inner);
    if (typeof inner === "number") {
      const text = changed(String(inner));
      return text === String(inner) ? inner : text;
    }
    if (Array.isArray(inner)) return mapped(inner, within);
    if (typeof inner !== "object" || inner === null) return inner;
    const names = new Set<string>();
    const entries = Object.entries(inner);
    const after = entries.map(([name, each]) => {
      const kept = mark.isOurName?.(name) ? name : changed(name);
      return [distinct(kept, names), within(each)] as const;
    });
    const isSame = after.every(([name, each], index) => {
      const before = entries[index];
      return before !== undefined && name === before[0] && each === before[1];
    });
    return isSame ? inner : Object.fromEntries(after);
  };
  return within(value);
}

/** Two names can become one; then nothing may be lost. */
function distinct(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name} ${count}`;
  taken.add(free);
  return free;
}

function mapped(values: readonly unknown[], change: (value: unknown) => unknown): readonly unknown[] {
  const after = values.map(change);
  return after.every((value, index) => value === values[index]) ? values : after;
}
