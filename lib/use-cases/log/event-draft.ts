import { eventSchemaVersion } from "@/lib/core/log/event-envelope";
import { isMemoryEvent, type NewEvent, type SessionEvent } from "@/lib/core/log/events";
import { applyEvent } from "@/lib/core/session/fold";
import type { SessionState } from "@/lib/core/session/session-state";

/** Events that are to be appended together, with the state that the log will have after them: later ones are decided on it. */
export interface EventDraft {
  readonly events: readonly NewEvent[];
  readonly state: SessionState;
  add(event: NewEvent): void;
}

/** Begins a draft after `state`. `memoryPosition` is the head of the stream that its memory events will continue. */
export function draftEvents(state: SessionState, sessionId: string, memoryPosition: number): EventDraft {
  const events: NewEvent[] = [];
  let next = state;
  let position = memoryPosition;
  return {
    events,
    get state() {
      return next;
    },
    add(event) {
      events.push(event);
      if (isMemoryEvent(event)) position += 1;
      // The same reducer runs ahead of the append.
      next = applyEvent(next, {
        ...event,
        sessionId,
        sequence: next.sequence + 1,
        schemaVersion: eventSchemaVersion,
        memoryPosition: isMemoryEvent(event) ? position : null,
      } as SessionEvent);
    },
  };
}
