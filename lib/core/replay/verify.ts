import { promptHash } from "../context/prompt-hash";
import { renderPrompt } from "../context/render-prompt";
import type { EventOf, SessionEvent } from "../log/events";
import { applyEvent } from "../session/fold";
import { emptySession, type SessionState } from "../session/session-state";
import { stateHash } from "../session/state-hash";

/** What the comparison of one model call with the record says. */
export interface StepCheck {
  readonly sequence: number;
  /** `altered`: texts before it were erased or sanitised afterwards, so its hash says nothing any more. */
  readonly outcome: "verified" | "altered" | "mismatch";
  /** What differs: the folded state before the call, or the messages that were sent. */
  readonly differs: "state" | "messages" | null;
}

/** What a recording proves about itself. */
export type ReplayVerdict =
  | { readonly outcome: "verified"; readonly steps: number }
  /** Some steps cannot be compared because texts were taken away; the others agree. */
  | {
      readonly outcome: "altered";
      readonly steps: number;
      readonly verified: number;
      readonly fromSequence: number;
    }
  | {
      readonly outcome: "mismatch";
      readonly sequence: number;
      readonly differs: "state" | "messages";
      readonly verified: number;
    }
  | {
      readonly outcome: "cannot-fold";
      readonly sequence: number;
      readonly problem: string;
      readonly verified: number;
    };

/** What is known of a log from outside it. */
export interface VerifyOptions {
  /** The first event whose texts a file leaves out; null when it has them all. */
  readonly alteredFrom?: number | null;
}

/**
 * Folds a log anew and compares each model call with what was recorded before it: the hash of the state and the hash of the
 * messages as sent. Yields after every step, so that a caller can spread a long log over many frames; stops at the first mismatch,
 * because everything behind it rests on a state that is not the recorded one.
 */
export function* verifySteps(
  events: readonly SessionEvent[],
  { alteredFrom = null }: VerifyOptions = {},
): Generator<StepCheck, ReplayVerdict> {
  let state = emptySession;
  const counts = { verified: 0, altered: 0 };
  const firstAltered = firstAlteredOf(events, alteredFrom);
  for (const event of events) {
    if (event.type === "step-started") {
      const check = checkStep(state, event, firstAltered);
      yield check;
      const { sequence, differs } = check;
      if (check.outcome === "mismatch")
        return { outcome: "mismatch", sequence, differs: differs ?? "state", verified: counts.verified };
      counts[check.outcome] += 1;
    }
    const next = foldNext(state, event);
    if (typeof next === "string")
      return {
        outcome: "cannot-fold",
        sequence: event.sequence,
        problem: next,
        verified: counts.verified,
      };
    state = next;
  }
  const steps = counts.verified + counts.altered;
  return firstAltered === Number.POSITIVE_INFINITY
    ? { outcome: "verified", steps }
    : { outcome: "altered", steps, verified: counts.verified, fromSequence: firstAltered };
}

function firstAlteredOf(events: readonly SessionEvent[], alteredFrom: number | null): number {
  const erased = events.find((event) => event.erasedBy !== undefined)?.sequence ?? Number.POSITIVE_INFINITY;
  return Math.min(erased, alteredFrom ?? Number.POSITIVE_INFINITY);
}

/** The next state, or why there is none. */
function foldNext(state: SessionState, event: SessionEvent): SessionState | string {
  try {
    return applyEvent(state, event);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The verdict over a whole log, in one go. */
export function verifyReplay(events: readonly SessionEvent[], options: VerifyOptions = {}): ReplayVerdict {
  const steps = verifySteps(events, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The last event that may be shown: what lies behind a mismatch would be shown as something it was not. */
export function trustedUpTo(events: readonly SessionEvent[], verdict: ReplayVerdict): number {
  const last = events.at(-1)?.sequence ?? 0;
  return verdict.outcome === "mismatch" || verdict.outcome === "cannot-fold" ? verdict.sequence - 1 : last;
}

function checkStep(state: SessionState, event: EventOf<"step-started">, firstAltered: number): StepCheck {
  const { sequence } = event;
  const differs =
    stateHash(state) !== event.stateHash
      ? "state"
      : promptHash(renderPrompt(state)) !== event.messagesHash
        ? "messages"
        : null;
  if (differs === null) return { sequence, outcome: "verified", differs };
  return { sequence, outcome: sequence > firstAltered ? "altered" : "mismatch", differs };
}

/** One sentence for a person about what was proven. */
export function describeVerdict(verdict: ReplayVerdict): string {
  const count = (steps: number) => `${steps.toLocaleString("en")} ${steps === 1 ? "step" : "steps"}`;
  switch (verdict.outcome) {
    case "verified":
      return verdict.steps === 0
        ? "No model was called, so there is nothing to compare; the log folds without a gap."
        : `Folding the log again gives the recorded state and the recorded prompt before each of ${count(verdict.steps)}.`;
    case "altered":
      return `Texts were taken out of event ${verdict.fromSequence} or later: ${count(verdict.verified)} of ${verdict.steps.toLocaleString("en")} still equal the record, the others cannot be compared any more.`;
    case "mismatch":
      return `At event ${verdict.sequence} the ${verdict.differs === "state" ? "folded state" : "prompt"} is not the recorded one. What comes after it is not shown; ${count(verdict.verified)} before it ${verdict.verified === 1 ? "equals" : "equal"} the record.`;
    case "cannot-fold":
      return `Event ${verdict.sequence} does not fit the events before it (${verdict.problem}) What comes after it is not shown; ${count(verdict.verified)} before it ${verdict.verified === 1 ? "equals" : "equal"} the record.`;
  }
}
