import fc from "fast-check";
import { z } from "zod";
import { eventDefinitions } from "../core/log/catalogue";
import { definitionOf, type EventType, type SessionEvent } from "../core/log/events";
import { marks } from "../core/log/words";

/** What the strings of a made-up event are. */
export interface EventStrings {
  /** Every string, number and name that a person or a model could have written. */
  readonly words: string;
  /** Every id, hash and name that the studio or a provider gave. */
  readonly structure: string;
}

/** Every kind of event that there is. */
export const everyEventType: readonly EventType[] = eventDefinitions.map(({ name }) => name);

/** Any event of a kind, made from its schema: a new kind, or a new field, is covered without a word here. */
export function eventArbitrary(type: EventType, strings: EventStrings): fc.Arbitrary<SessionEvent> {
  return arbitraryOf(definitionOf({ type }).schema, strings) as fc.Arbitrary<SessionEvent>;
}

function arbitraryOf(schema: z.ZodType, strings: EventStrings): fc.Arbitrary<unknown> {
  const mark = marks.get(schema);
  if (schema instanceof z.ZodUnknown || schema instanceof z.ZodLazy) return anyValue(strings);
  if (schema instanceof z.ZodRecord) return recordOf(schema, strings);
  if (mark?.holds === "words") return mark.isToolResult ? toolResult(strings) : fc.constant(strings.words);
  if (mark) return fc.constant(strings.structure);
  if (schema instanceof z.ZodObject) return objectOf(schema, strings);
  if (schema instanceof z.ZodArray)
    return fc.array(arbitraryOf(schema.element as z.ZodType, strings), { minLength: 1, maxLength: 2 });
  if (schema instanceof z.ZodNullable)
    return fc.option(arbitraryOf(schema.unwrap() as z.ZodType, strings), { nil: null });
  if (schema instanceof z.ZodUnion)
    return fc.oneof(...(schema.options as z.ZodType[]).map((option) => arbitraryOf(option, strings)));
  return singleOf(schema, strings);
}

function objectOf(schema: z.ZodObject, strings: EventStrings): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>);
  const isOptional = (field: z.ZodType) => field instanceof z.ZodOptional;
  const inner = (field: z.ZodType) =>
    field instanceof z.ZodOptional ? (field.unwrap() as z.ZodType) : field;
  return fc.record(
    Object.fromEntries(fields.map(([name, field]) => [name, arbitraryOf(inner(field), strings)])),
    { requiredKeys: fields.filter(([, field]) => !isOptional(field)).map(([name]) => name) },
  );
}

/** Names of fields come from the writer of the record, unless its mark says that they are ours. */
function recordOf(schema: z.ZodRecord, strings: EventStrings): fc.Arbitrary<unknown> {
  const mark = marks.get(schema);
  const isSealed = mark?.holds === "words" && mark.isSealed === true;
  const value = arbitraryOf(schema.valueType as z.ZodType, strings);
  if (isSealed) return fc.constant({ provider: { signature: strings.words } });
  return fc
    .tuple(value, value)
    .map(([one, other]) => ({ [strings.words]: one, [`${strings.words} `]: other, slot: one }));
}

function singleOf(schema: z.ZodType, strings: EventStrings): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodNumber) {
    const any = schema.isInt
      ? fc.integer({ min: 0, max: 1_000 })
      : fc.double({ min: 0, max: 1, noNaN: true });
    return any.filter((value) => schema.safeParse(value).success);
  }
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodISODateTime) return fc.constant("2026-11-22T12:00:00.000Z");
  if (schema instanceof z.ZodString) return fc.constant(strings.words);
  throw new Error(`No event is made up for a schema of type ${schema.def.type}: say here how.`);
}

/** What a model can write as the arguments of a call: anything, also a number that says something. */
function anyValue({ words }: EventStrings): fc.Arbitrary<unknown> {
  const digits = Number(words.replaceAll(/\D/g, ""));
  return fc.constantFrom<unknown>(words, digits, [words, { content: words }], {
    content: words,
    [words]: { deep: [digits, words, true, null] },
    memory_id: "mem_other",
  });
}

/** What `toolResult` writes, and a text that is no JSON. */
function toolResult({ words, structure }: EventStrings): fc.Arbitrary<string> {
  const found = { memory_id: structure, content: words, metadata: { slot: words }, said: words };
  return fc
    .constantFrom<unknown>(
      words,
      { added: { memory_id: structure, content: words } },
      { retrieved: [found, found] },
      { waiting: { proposal_id: structure, content: words, reason: words } },
      { rejected: { code: "ECHO", reason: words } },
    )
    .map((result) => (typeof result === "string" ? result : JSON.stringify(result)));
}
