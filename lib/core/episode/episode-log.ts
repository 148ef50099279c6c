import type { SessionEvent } from "../log/events";

/** The whole log of one session, in sequence order, from its first event. */
export interface SessionLog {
  readonly sessionId: string;
  readonly events: readonly SessionEvent[];
}

/** One event among several sessions. */
export interface EventReference {
  readonly sessionId: string;
  readonly sequence: number;
}

/** A stretch of one session's log, both ends included. */
export interface Span {
  readonly sessionId: string;
  readonly fromSequence: number;
  readonly toSequence: number;
}

/** The events of the logs that lie in at least one of the spans, in the order of the logs. */
export function eventsWithin(logs: readonly SessionLog[], spans: readonly Span[]): readonly SessionEvent[] {
  return logs.flatMap(({ sessionId, events }) => {
    const here = spans.filter((span) => span.sessionId === sessionId);
    if (here.length === 0) return [];
    return events.filter(({ sequence }) =>
      here.some((span) => span.fromSequence <= sequence && sequence <= span.toSequence),
    );
  });
}

/** Where an event stands. */
export function referenceTo({ sessionId, sequence }: SessionEvent): EventReference {
  return { sessionId, sequence };
}
