import type { SessionEvent } from "@/lib/core/log/events";
import { applyEvent } from "@/lib/core/session/fold";
import { emptySession, type SessionState } from "@/lib/core/session/session-state";
import type { EventLog } from "@/lib/ports/event-log";
import type { SessionScope } from "../scope";

/** How many folded sessions stay in memory; a state shares its structure with later ones, so this is cheap. */
const keptSessions = 64;

/** Gives the folded state of a session, reading only the events it has not folded yet. */
export interface SessionReader {
  /** The state at the head of the log. Sequence 0 means that this owner has no such session. */
  read(scope: SessionScope): Promise<SessionState>;
  /** Forgets every session of an owner: a purge took words out of events that were folded before. */
  forget(scope: Pick<SessionScope, "ownerId">): void;
  /** Folds events that were just committed, so that the next read finds nothing to do. */
  advance(scope: SessionScope, events: readonly SessionEvent[]): SessionState;
}

/** A reader that remembers the sessions it folded last. The log stays the truth: every read asks it for newer events. */
export function createSessionReader(eventLog: EventLog): SessionReader {
  const folded = new Map<string, SessionState>();

  function remember(scope: SessionScope, state: SessionState): SessionState {
    const key = keyOf(scope);
    folded.delete(key);
    folded.set(key, state);
    const oldest = folded.keys().next();
    if (folded.size > keptSessions && !oldest.done) folded.delete(oldest.value);
    return state;
  }

  function advance(scope: SessionScope, events: readonly SessionEvent[]): SessionState {
    const known = folded.get(keyOf(scope)) ?? emptySession;
    return remember(
      scope,
      events.filter((event) => event.sequence > known.sequence).reduce(applyEvent, known),
    );
  }

  return {
    async read(scope) {
      const known = folded.get(keyOf(scope)) ?? emptySession;
      const events = await eventLog.read({ ...scope, afterSequence: known.sequence });
      return events.length === 0 ? known : advance(scope, events);
    },
    forget({ ownerId }) {
      for (const key of [...folded.keys()]) if (key.startsWith(`${ownerId}\n`)) folded.delete(key);
    },
    advance(scope, events) {
      const known = folded.get(keyOf(scope))?.sequence ?? 0;
      const first = events.find((event) => event.sequence > known);
      // A gap means that another process wrote in between; the next read fills it.
      if (first && first.sequence !== known + 1) return folded.get(keyOf(scope)) ?? emptySession;
      return advance(scope, events);
    },
  };
}

function keyOf({ ownerId, sessionId }: SessionScope): string {
  return `${ownerId}\n${sessionId}`;
}
