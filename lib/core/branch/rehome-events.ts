import { eventSchemaVersion } from "../log/event-envelope";
import { mapEventIds } from "../log/event-strings";
import { isMemoryEvent, type SessionEvent } from "../log/events";
import { applyEvent } from "../session/fold";
import { emptySession } from "../session/session-state";
import { stateHash } from "../session/state-hash";

export interface NewHome {
  readonly sessionId: string;
  newEventId(): string;
  /** First event whose texts are not the recorded ones; null when all are. */
  readonly alteredFrom: number | null;
}

/**
 * Gives a foreign log a place of its own: new ids for the session and its events, its own numbering of memory changes. Every event is
 * written again, in the form of this release and without the hashes it had, which covered the old ids; the log that takes it in begins a
 * chain of its own. The recorded hash of a state is computed again, but only for steps that equalled their record before: a step that
 * could not be verified in the file cannot be verified here either. The log must fold; the caller has verified it.
 */
export function rehomeEvents(events: readonly SessionEvent[], home: NewHome): readonly SessionEvent[] {
  const newIds = new Map(events.map((event) => [event.id, home.newEventId()]));
  const moved = (id: string) => newIds.get(id) ?? id;
  let before = emptySession;
  let after = emptySession;
  let position = 0;
  return events.map((event) => {
    if (isMemoryEvent(event)) position += 1;
    const { hash: _, remainsHash: __, ...content } = event;
    const rehomed = {
      ...mapEventIds(content, moved),
      schemaVersion: eventSchemaVersion,
      sessionId: home.sessionId,
      memoryPosition: isMemoryEvent(event) ? position : null,
      ...(event.sequence === home.alteredFrom && event.erasedBy === undefined && { erasedBy: "sanitised" }),
    } as SessionEvent;
    const proven =
      event.type === "step-started" && stateHash(before, event.schemaVersion) === event.stateHash;
    const placed = proven ? ({ ...rehomed, stateHash: stateHash(after) } as SessionEvent) : rehomed;
    before = applyEvent(before, event);
    after = applyEvent(after, placed);
    return placed;
  });
}
