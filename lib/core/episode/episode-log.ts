import type { SessionEvent } from "../log/events";

/** The three stages of an episode (paper §3.3). */
export const stages = [1, 2, 3] as const;
export type Stage = (typeof stages)[number];

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

/** Where one stage happened. */
export interface StageSpan extends Span {
  readonly stage: Stage;
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

/** The whole of a session's log as a span; null for an empty log. */
export function wholeOf({ sessionId, events }: SessionLog): Span | null {
  const first = events[0];
  const last = events.at(-1);
  return first && last ? { sessionId, fromSequence: first.sequence, toSequence: last.sequence } : null;
}

/** The span of one turn, up to the log's end while it runs; null when the log has no such turn. */
export function spanOfTurn(log: SessionLog, turnId: string): Span | null {
  const own = log.events.filter((event) => event.turnId === turnId);
  const [first] = own;
  const last = own.at(-1);
  return first && last
    ? { sessionId: log.sessionId, fromSequence: first.sequence, toSequence: last.sequence }
    : null;
}

/** Where an event stands. */
export function referenceTo({ sessionId, sequence }: SessionEvent): EventReference {
  return { sessionId, sequence };
}
