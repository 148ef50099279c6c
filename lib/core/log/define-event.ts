import type { z } from "zod";
import { eventOf, operationFields } from "./event-envelope";
import { type OperationName, toolNames } from "./operations";

/** What an event is about. `memory` changes long-term memory and is numbered per owner; `turn-end` closes a turn, once. */
export type EventFamily = "memory" | "proposal" | "context" | "turn" | "turn-end" | "session";

/** The items and memories that an event names. */
export interface Touched {
  /** Items that it put into the context, or says something about. */
  readonly items?: readonly string[];
  /** Items that it took out of the context. */
  readonly removed?: readonly string[];
  readonly memories?: readonly string[];
}

/** What a person who looks for what went wrong wants to see of an event. */
export type Trouble = "failed" | "refused" | "over-limit";

/** Looks an item up, for events that only name it. */
export type ItemLookup = (itemId: string) => { readonly text: string; readonly tokens: number } | undefined;

/** What a screen reader hears of an event. Operations are gathered and said together; these say themselves. */
export interface Announcing<Event> {
  /** True where the operations since the turn's last step are said first. */
  readonly closesStep: boolean;
  readonly urgency: "polite" | "assertive";
  /** Null to say nothing. `answerWords` counts the words of the turn's answer. */
  text(event: Event, turn: { readonly answerWords: number }): string | null;
}

/** A value of a span's attribute; a number is an integer unless it has a fraction. */
export type SpanValue = string | number | boolean | readonly string[];

/** How an event is a span of OpenTelemetry, under the names that its conventions for generative AI have. */
export interface Tracing<Event> {
  name(event: Event): string;
  /** Numbers, ids and codes: no words of a person or a model. */
  facts(event: Event): Readonly<Record<string, SpanValue>>;
  /** The words, sent only on request. */
  content(event: Event): Readonly<Record<string, SpanValue>>;
}

/** What an event of one of the six operations says beside. */
export interface OperationMeaning<Event> {
  /** What it changed or found: memories (ADD, UPDATE, DELETE, RETRIEVE) or items (SUMMARY, FILTER). */
  targets(event: Event): readonly string[];
  /** What it was about, in the words that were said. */
  texts(event: Event): readonly string[];
  /** How many things it acted on, as a count of the operation: "3 retrieved". */
  affects(event: Event): number;
}

/** What one kind of event means, for everything that reads the log. */
export interface EventMeaning<Event> {
  /** True for what acts on the memory or the context: shown in the list at once, and a place to jump to in the replay. */
  readonly isAct: boolean;
  /** What a row calls it. Empty for operations, which have names of their own. */
  readonly word: string;
  /** Where something went wrong with it. Left out by kinds that report no trouble. */
  trouble?(event: Event): Trouble | null;
  /** What lights up with it. */
  touches(event: Event): Touched;
  /** By how much the context grew or shrank, in tokens. */
  tokens(event: Event, itemOf: ItemLookup): number;
  /** Half a sentence that can be read aloud: "FILTER removed 3 items, 1,240 tokens freed". */
  says(event: Event): string;
  /** What it was about, on one row. */
  line(event: Event, itemOf: ItemLookup): string;
  /** Null for what is not heard, and for operations. */
  readonly announces: Announcing<Event> | null;
  /** Null for what is no span of its own. */
  readonly trace: Tracing<Event> | null;
}

/** An event of a kind with these fields. */
export type EventWith<Name extends string, Fields extends z.ZodRawShape> = z.infer<
  ReturnType<typeof eventOf<Name, Fields>>
>;

/**
 * Defines one kind of event. What is known about a kind is said here and nowhere else; everything that reads the log asks the
 * catalogue (`catalogue.ts`). `sentence` says the whole event to a person; null for kinds that have a card of their own. `hasRows` is true
 * for kinds that a storage derives rows from, beside the versions of memories.
 */
export function defineEvent<
  const Name extends string,
  Fields extends z.ZodRawShape,
  const Family extends EventFamily,
  Sentence extends ((event: EventWith<Name, Fields>) => string) | null,
  const HasRows extends boolean,
>(
  name: Name,
  definition: {
    readonly fields: Fields;
    readonly family: Family;
    readonly sentence: Sentence;
    readonly hasRows: HasRows;
  } & EventMeaning<EventWith<Name, Fields>>,
) {
  const { fields, ...meaning } = definition;
  return { ...meaning, name, schema: eventOf(name, fields), operation: null };
}

/** Defines an event of the six operations: what all of them carry, and how what they return enters the context, is said here. */
export function defineOperation<
  const Name extends string,
  Fields extends z.ZodRawShape,
  const Family extends EventFamily,
  const HasRows extends boolean,
>(
  name: Name,
  definition: {
    readonly fields: Fields;
    readonly family: Family;
    readonly hasRows: HasRows;
  } & OperationMeaning<EventWith<Name, typeof operationFields & Fields>> &
    Pick<
      EventMeaning<EventWith<Name, typeof operationFields & Fields>>,
      "says" | "line" | "touches" | "trouble"
    > &
    Pick<Tracing<EventWith<Name, typeof operationFields & Fields>>, "facts" | "content"> & {
      /** Without what the operation returns. */
      tokens(event: EventWith<Name, typeof operationFields & Fields>): number;
    },
) {
  type Event = EventWith<Name, typeof operationFields & Fields>;
  const resultOf = (event: Event) => (event as OperationEnvelope).result;
  const { fields, family, hasRows, says, line, trouble, targets, texts, affects, facts, content } =
    definition;
  const meaning: EventMeaning<Event> = {
    isAct: true,
    word: "",
    ...(trouble && { trouble }),
    says,
    line,
    touches(event) {
      const touched = definition.touches(event);
      const result = resultOf(event);
      return result ? { ...touched, items: [result.itemId, ...(touched.items ?? [])] } : touched;
    },
    tokens: (event) => definition.tokens(event) + (resultOf(event)?.tokens ?? 0),
    announces: null,
    trace: { name: (event) => conventionalName(event as OperationEnvelope), facts, content },
  };
  const operation: OperationMeaning<Event> = { targets, texts, affects };
  const schema = eventOf(name, { ...operationFields, ...fields });
  return { ...meaning, name, family, hasRows, sentence: null, schema, operation };
}

interface OperationEnvelope {
  readonly operation: OperationName | null;
  readonly result: { readonly itemId: string; readonly tokens: number } | null;
}

/** How the conventions name what an operation does; SUMMARY and FILTER have no name there and are executions of a tool. */
const conventionalNames = {
  ADD: "create_memory",
  UPDATE: "update_memory",
  DELETE: "delete_memory",
  RETRIEVE: "search_memory",
  SUMMARY: `execute_tool ${toolNames.SUMMARY}`,
  FILTER: `execute_tool ${toolNames.FILTER}`,
} as const satisfies Record<OperationName, string>;

function conventionalName({ operation }: OperationEnvelope): string {
  return operation === null ? "execute_tool" : conventionalNames[operation];
}
