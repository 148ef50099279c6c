import { isAct, isTurnEnd, type SessionEvent } from "@/lib/core/log/events";
import { applyEvent } from "@/lib/core/session/fold";
import { emptySession, type SessionState } from "@/lib/core/session/session-state";
import type { EventLog } from "@/lib/ports/event-log";
import type { SessionScope } from "../scope";

/** How many folded sessions stay in memory; a state shares its structure with later ones, so this is cheap. */
const keptSessions = 64;

/** Events between two places of a log whose states are kept: a long session is opened at one of them. */
const keptEvery = 32;

/** A state on the way to the head, right after a turn had ended, and how many acts there were up to it. */
export interface KeptPlace {
  readonly state: SessionState;
  readonly acts: number;
}

/** Gives the folded state of a session, reading only the events it has not folded yet. */
export interface SessionReader {
  /** The state at the head of the log. Sequence 0 means that this owner has no such session. */
  read(scope: SessionScope): Promise<SessionState>;
  /**
   * The state as this process knows it, without asking the log where it was folded before. Another process may have appended since: for what an
   * append will check, and for the one who holds the lease of the running turn.
   */
  latest(scope: SessionScope): Promise<SessionState>;
  /** The events from a sequence on of a session that `latest` gives; from memory where they belong to its last turn. */
  eventsAfter(scope: SessionScope, afterSequence: number): Promise<readonly SessionEvent[]>;
  /** The last kept place at or before a sequence; null where none is known. Ask after `read`, which passes by all of them. */
  placeBefore(scope: SessionScope, sequence: number): KeptPlace | null;
  /** Forgets every session of an owner: a purge took words out of events that were folded before. */
  forget(scope: Pick<SessionScope, "ownerId">): void;
  /** Folds events that were just committed, so that the next read finds nothing to do. */
  advance(scope: SessionScope, events: readonly SessionEvent[]): SessionState;
}

/** A session as far as it was folded, the places that were kept on the way, and the events since its last message. */
interface Folded extends KeptPlace {
  readonly places: readonly KeptPlace[];
  readonly lastTurn: readonly SessionEvent[];
}

const nothing: Folded = { state: emptySession, acts: 0, places: [], lastTurn: [] };

/** A reader that remembers the sessions it folded last. The log stays the truth: every append is checked against it. */
export function createSessionReader(eventLog: EventLog): SessionReader {
  const folded = new Map<string, Folded>();
  const knownOf = (scope: SessionScope) => folded.get(keyOf(scope)) ?? nothing;

  function remember(scope: SessionScope, known: Folded): SessionState {
    const key = keyOf(scope);
    folded.delete(key);
    folded.set(key, known);
    const oldest = folded.keys().next();
    if (folded.size > keptSessions && !oldest.done) folded.delete(oldest.value);
    return known.state;
  }

  function advance(scope: SessionScope, events: readonly SessionEvent[]): SessionState {
    const known = knownOf(scope);
    const { lastTurn } = known;
    const fresh = events.filter((event) => event.sequence > known.state.sequence);
    const begins = fresh.findLastIndex((event) => event.type === "turn-started");
    return remember(scope, {
      ...foldOn(known, fresh),
      lastTurn: begins < 0 ? [...lastTurn, ...fresh] : fresh.slice(begins),
    });
  }

  async function read(scope: SessionScope): Promise<SessionState> {
    const { state } = knownOf(scope);
    const events = await eventLog.read({ ...scope, afterSequence: state.sequence });
    return events.length === 0 ? state : advance(scope, events);
  }

  return {
    read,
    async latest(scope) {
      const known = folded.get(keyOf(scope));
      return known ? remember(scope, known) : read(scope);
    },
    async eventsAfter(scope, afterSequence) {
      const { lastTurn } = knownOf(scope);
      const first = lastTurn[0]?.sequence;
      return first !== undefined && first <= afterSequence + 1
        ? lastTurn.filter((event) => event.sequence > afterSequence)
        : eventLog.read({ ...scope, afterSequence });
    },
    placeBefore(scope, sequence) {
      return knownOf(scope).places.findLast(({ state }) => state.sequence <= sequence) ?? null;
    },
    forget({ ownerId }) {
      for (const key of [...folded.keys()]) if (key.startsWith(`${ownerId}\n`)) folded.delete(key);
    },
    advance(scope, events) {
      const known = knownOf(scope).state;
      const first = events.find((event) => event.sequence > known.sequence);
      // A gap means that another process wrote in between; the next read fills it.
      return first && first.sequence !== known.sequence + 1 ? known : advance(scope, events);
    },
  };
}

/** Folds events one by one, and keeps places where turns end. */
function foldOn(known: Folded, events: readonly SessionEvent[]): Omit<Folded, "lastTurn"> {
  const places = [...known.places];
  let { state, acts } = known;
  for (const event of events) {
    state = applyEvent(state, event);
    acts += isAct(event) ? 1 : 0;
    const since = state.sequence - (places.at(-1)?.state.sequence ?? 0);
    if (since >= keptEvery && isTurnEnd(event)) places.push({ state, acts });
  }
  return { state, acts, places };
}

function keyOf({ ownerId, sessionId }: SessionScope): string {
  return `${ownerId}\n${sessionId}`;
}
