import type { SessionEvent } from "@/lib/core/log/events";
import type { Dependencies } from "../dependencies";
import { eventIdOf } from "./desk";

/** The events that an earlier sending of the same request made, in order; empty when it is new. */
export async function repeatedEvents(
  deps: Pick<Dependencies, "eventLog">,
  ownerId: string,
  requestId: string,
): Promise<readonly SessionEvent[]> {
  const events: SessionEvent[] = [];
  for (;;) {
    const event = await deps.eventLog.find({ ownerId, eventId: eventIdOf(requestId, events.length) });
    if (!event) return events;
    events.push(event);
  }
}
