import { sessionEventSchema } from "./catalogue";
import { eventSchemaVersion } from "./event-envelope";
import type { NewEvent, SessionEvent } from "./events";

/** Where an event stands: in its session, and where it changes memory also in the owner's stream. */
export interface Place {
  readonly sessionId: string;
  readonly sequence: number;
  readonly memoryPosition: number | null;
}

/**
 * Gives a new event its place in the log; throws on one that does not fit the schema. Times are written to the millisecond, the form in
 * which every storage gives them back: the hash of an event is over what is kept.
 */
export function placeEvent(event: NewEvent, place: Place): SessionEvent {
  return sessionEventSchema.parse({
    ...event,
    ...place,
    at: new Date(event.at).toISOString(),
    schemaVersion: eventSchemaVersion,
    // Only the log says what the hashes are, and none is there yet.
    hash: undefined,
    remainsHash: undefined,
  });
}
