import { z } from "zod";
import { eventSchemaVersion } from "../core/log/event-envelope";
import { definitionOf, type EventOf, type EventType, type NewEvent } from "../core/log/events";

/** The time of every event that names no other. */
export const at = "2026-11-22T12:00:00.000Z";

type NewEventOf<Type extends EventType> = Extract<NewEvent, { type: Type }>;

/** What a test says about an event; all else has the least value that its schema allows. */
export type EventFields<Type extends EventType> = Partial<Omit<NewEventOf<Type>, "type">>;

/** Where an event is in its log. */
export interface EventPlace {
  readonly sessionId: string;
  readonly sequence: number;
  readonly memoryPosition?: number | null;
}

/** An event as a caller of the log hands it in: by the app, outside of any turn, unless the fields say otherwise. */
export function newEvent<Type extends EventType>(
  type: Type,
  fields: EventFields<Type> & { readonly id: string },
): NewEventOf<Type> {
  return { ...leastOf(type), at, by: "app", ...fields, type } as NewEventOf<Type>;
}

/** The same as the log keeps it, without hashes. */
export function placedEvent<Type extends EventType>(
  type: Type,
  place: EventPlace,
  fields: EventFields<Type> = {},
): EventOf<Type> {
  const { sessionId, sequence, memoryPosition = null } = place;
  const event = newEvent(type, { id: `event-${sequence}`, ...fields });
  return {
    ...event,
    sessionId,
    sequence,
    memoryPosition,
    schemaVersion: eventSchemaVersion,
  } as EventOf<Type>;
}

const assignedByLog = new Set(["sequence", "sessionId", "schemaVersion", "memoryPosition"]);
const least = new Map<EventType, Readonly<Record<string, unknown>>>();

function leastOf(type: EventType): Readonly<Record<string, unknown>> {
  const known = least.get(type);
  if (known) return known;
  const fields = Object.entries(leastValue(definitionOf({ type }).schema) as Record<string, unknown>);
  const made = Object.fromEntries(fields.filter(([name]) => !assignedByLog.has(name)));
  least.set(type, made);
  return made;
}

/** Empty, zero, null or the first choice; what is optional is left out. */
function leastValue(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape as Record<string, z.ZodType>);
    const needed = fields.filter(([, field]) => !(field instanceof z.ZodOptional));
    return Object.fromEntries(needed.map(([name, field]) => [name, leastValue(field)]));
  }
  if (schema instanceof z.ZodArray) {
    const none: readonly unknown[] = [];
    return schema.safeParse(none).success ? none : [leastValue(schema.element as z.ZodType)];
  }
  if (schema instanceof z.ZodNullable) return null;
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return schema.values.values().next().value;
  const simple = [0, 1, 2, "", at, false, {}];
  return simple.find((value) => schema.safeParse(value).success);
}
