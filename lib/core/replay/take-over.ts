import type { SessionEvent } from "../log/events";
import { isTurnEnd } from "../log/events";

/** A beginning of a recording that somebody can go on from. */
export interface Beginning {
  readonly events: readonly SessionEvent[];
  /** Turns in it, all of them ended. */
  readonly turns: number;
}

/**
 * The recording up to the end of the turn in which a place lies: nothing is left running, and the next message is the person's. Before the
 * first message it is the first turn; of a recording whose last turn never ended, all of it.
 */
export function beginningAt(events: readonly SessionEvent[], sequence: number): Beginning {
  const end = events.find((event) => event.sequence >= sequence && isTurnEnd(event));
  const beginning = end ? events.slice(0, end.sequence) : events;
  return { events: beginning, turns: beginning.filter(({ type }) => type === "turn-started").length };
}
