import type { z } from "zod";
import { type Definition, eventDefinitions, type sessionEventSchema } from "./catalogue";
import type { EventFamily, EventMeaning, OperationMeaning } from "./define-event";

export type SessionEvent = z.infer<typeof sessionEventSchema>;
export type EventType = SessionEvent["type"];
export type EventOf<Type extends EventType> = Extract<SessionEvent, { type: Type }>;

/** The fields the event log fills in when it accepts an event. */
type AssignedByLog =
  | "sequence"
  | "schemaVersion"
  | "memoryPosition"
  | "sessionId"
  | "hash"
  | "remainsHash"
  | "logHash";
type DistributiveOmit<Union, Keys extends PropertyKey> = Union extends unknown ? Omit<Union, Keys> : never;

/** An event before the log gave it its place. */
export type NewEvent = DistributiveOmit<SessionEvent, AssignedByLog>;

type EventInFamily<Family extends EventFamily> = EventOf<Extract<Definition, { family: Family }>["name"]>;

/** Events that change long-term memory; the owner's stream numbers these. */
export type MemoryEvent = EventInFamily<"memory">;

/** Events that end a turn; each turn has exactly one. */
export type TurnEndedEvent = EventInFamily<"turn-end">;

/** Events that report on one of the six operations, refused ones included. */
export type OperationEvent = EventOf<Exclude<Definition, { operation: null }>["name"]>;

/** Events that one sentence says whole; the others have cards of their own. */
export type SentenceEvent = EventOf<Exclude<Definition, { sentence: null }>["name"]>;

/** Events that a storage derives rows from, beside the versions of memories. */
export type RowEvent = EventOf<Extract<Definition, { hasRows: true }>["name"]>;

/** What one kind of event means, for an event of any kind. */
export interface EventDefinition extends EventMeaning<SessionEvent> {
  readonly name: EventType;
  readonly family: EventFamily;
  readonly hasRows: boolean;
  readonly schema: z.ZodObject;
  readonly sentence: ((event: SessionEvent) => string) | null;
  readonly operation: OperationMeaning<SessionEvent> | null;
}

const catalogue: ReadonlyMap<string, EventDefinition> = new Map(
  // A definition is only ever asked about events of its own kind, which the compiler cannot follow through the map.
  eventDefinitions.map((definition) => [definition.name, definition as unknown as EventDefinition]),
);

/** What the catalogue says about the kind of an event. */
export function definitionOf({ type }: { readonly type: EventType }): EventDefinition {
  const definition = catalogue.get(type);
  if (!definition) throw new Error(`The catalogue has no event ${type}.`);
  return definition;
}

/** True for the events that change long-term memory. */
export function isMemoryEvent<E extends { type: EventType }>(
  event: E,
): event is Extract<E, { type: MemoryEvent["type"] }> {
  return definitionOf(event).family === "memory";
}

/** True for changes of long-term memory, changes that wait for the person, and what the person decided. */
export function isAboutMemory(event: SessionEvent): boolean {
  const { family } = definitionOf(event);
  return family === "memory" || family === "proposal";
}

/** True for the events that end a turn. */
export function isTurnEnd(event: SessionEvent): event is TurnEndedEvent {
  return definitionOf(event).family === "turn-end";
}

/** True for events of the six operations, refused ones included. */
export function isOperationEvent(event: SessionEvent): event is OperationEvent {
  return definitionOf(event).operation !== null;
}

/** True for the events that a storage derives rows from. */
export function hasRows(event: SessionEvent): event is RowEvent {
  return definitionOf(event).hasRows;
}

/** True for what acts on the memory or the context; the rest is the frame in which it happens. */
export function isAct(event: SessionEvent): boolean {
  return definitionOf(event).isAct;
}
