import { z } from "zod";
import type { EventOf, EventType, SessionEvent } from "@/lib/core/log/events";

const envelope = z.looseObject({
  id: z.string(),
  type: z.string(),
  sessionId: z.string(),
  sequence: z.int().positive(),
});

/**
 * An event of some kinds, as our own server sends it. Only its envelope is looked at: the server wrote it from its validated log, and
 * parsing every field of a long session again would double what opening it costs.
 */
export function sentEventOf<Type extends EventType>(...types: readonly Type[]): z.ZodType<EventOf<Type>> {
  const known: readonly string[] = types;
  return z.custom<EventOf<Type>>((value) => {
    const event = envelope.safeParse(value);
    return event.success && known.includes(event.data.type);
  }, "no such event");
}

/** An event of any kind, as our own server sends it; of it, too, only the envelope is looked at. */
export const sentEvent: z.ZodType<SessionEvent> = z.custom<SessionEvent>(
  (value) => envelope.safeParse(value).success,
  "no event",
);

/** What an act that ends in the log answers: its events, which the browser folds itself. */
export interface RecordedEvents {
  readonly events: readonly SessionEvent[];
}
