import type { z } from "zod";
import type { sessionEventSchema } from "./catalogue";

export type SessionEvent = z.infer<typeof sessionEventSchema>;
export type EventType = SessionEvent["type"];
export type EventOf<Type extends EventType> = Extract<SessionEvent, { type: Type }>;

/** The fields the event log fills in when it accepts an event. */
type AssignedByLog = "sequence" | "schemaVersion" | "memoryPosition" | "sessionId";
type DistributiveOmit<Union, Keys extends PropertyKey> = Union extends unknown ? Omit<Union, Keys> : never;

/** An event before the log gave it its place. */
export type NewEvent = DistributiveOmit<SessionEvent, AssignedByLog>;

/** Events that change long-term memory; the owner's stream numbers these. */
export type MemoryEvent = EventOf<
  "memory-added" | "memory-updated" | "memory-deleted" | "memory-restored" | "memory-purged"
>;

const memoryEventTypes: ReadonlySet<EventType> = new Set<MemoryEvent["type"]>([
  "memory-added",
  "memory-updated",
  "memory-deleted",
  "memory-restored",
  "memory-purged",
]);

/** True for the events that change long-term memory. */
export function isMemoryEvent<E extends { type: EventType }>(
  event: E,
): event is Extract<E, { type: MemoryEvent["type"] }> {
  return memoryEventTypes.has(event.type);
}

/** Events that end a turn; each turn has exactly one. */
export type TurnEndedEvent = EventOf<
  "turn-completed" | "turn-cancelled" | "turn-interrupted" | "turn-failed"
>;
