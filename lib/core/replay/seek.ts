import type { SessionEvent } from "../log/events";
import { applyEvent } from "../session/fold";
import { emptySession, type SessionState } from "../session/session-state";

/** Events between two kept states. States share everything that did not change, so keeping many costs little. */
const keptEvery = 128;

/** How far a log can be folded, and why not further. */
export interface Reach {
  readonly sequence: number;
  /** Null when the whole log folds. */
  readonly problem: string | null;
}

/** Gives the state of a session at any place of its log. */
export interface Seeker {
  readonly events: readonly SessionEvent[];
  /**
   * The state after the event of this sequence; 0 is the session before its first event. A place behind the reach of the log
   * gives the last state that can be folded. Costs at most a few events of folding once the place was passed before.
   */
  at(sequence: number): SessionState;
  /** Folds the whole log, once. */
  reach(): Reach;
}

/**
 * Seeks from the nearest kept state: every few hundred events one is kept as it is passed, and the last answer as well, so playing
 * forward folds each event once. `start` carries what the caller knows of the session before its first event.
 */
export function createSeeker(events: readonly SessionEvent[], start: SessionState = emptySession): Seeker {
  const kept: SessionState[] = [start];
  let last = start;
  let broken: Reach | null = null;

  function at(sequence: number): SessionState {
    const wanted = Math.max(0, Math.min(sequence, events.length, broken?.sequence ?? events.length));
    let state = nearest(wanted);
    while (state.sequence < wanted) {
      const event = events[state.sequence];
      if (!event) break;
      const next = step(state, event);
      if (!next) break;
      state = next;
      if (state.sequence % keptEvery === 0) kept[state.sequence / keptEvery] = state;
    }
    last = state;
    return state;
  }

  function nearest(sequence: number): SessionState {
    const state = kept[Math.min(Math.floor(sequence / keptEvery), kept.length - 1)] ?? start;
    return last.sequence <= sequence && last.sequence > state.sequence ? last : state;
  }

  function step(state: SessionState, event: SessionEvent): SessionState | null {
    try {
      return applyEvent(state, event);
    } catch (error) {
      broken = { sequence: state.sequence, problem: error instanceof Error ? error.message : String(error) };
      return null;
    }
  }

  return {
    events,
    at,
    reach() {
      const { sequence } = at(events.length);
      return broken ?? { sequence, problem: null };
    },
  };
}
