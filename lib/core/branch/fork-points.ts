import { isMemoryEvent, type SessionEvent } from "../log/events";
import type { SessionState, Turn } from "../session/session-state";

/**
 * The last sequence before a step: a branch from there runs that step again. What the app did to make room for the step, and the notice
 * it gave, belong to the step. Null when the turn has no such step.
 */
export function sequenceBeforeStep(
  events: readonly SessionEvent[],
  turnId: string,
  step: number,
): number | null {
  const first = events.find(
    (event) =>
      event.turnId === turnId &&
      event.step === step &&
      (event.type === "budget-noticed" || event.type === "context-trimmed" || event.type === "step-started"),
  );
  return first ? first.sequence - 1 : null;
}

/**
 * The last sequence before a turn's message: a branch from there can say something else. A message that was itself written in the place
 * of another has its alternatives where that one has them, so the beginning of its branch is no part of what is shared.
 */
export function sequenceBeforeTurn(events: readonly SessionEvent[], turn: Turn): number {
  const before = events[turn.startedSequence - 2];
  const isChosenAnew =
    before?.type === "session-forked" && (before.reason === "edit" || before.reason === "regenerate");
  return isChosenAnew ? before.parentSequence : turn.startedSequence - 1;
}

/**
 * Where the person's stream of memory events stood when an event was written. Other sessions write to the same stream, so the time of
 * the event decides (`positionByTime`), within what this session's own memory events before and after it allow.
 */
export function memoryPositionAt(
  state: SessionState,
  events: readonly SessionEvent[],
  sequence: number,
  positionByTime: number,
): number {
  const own = events.filter(isMemoryEvent);
  const before = own.findLast((event) => event.sequence <= sequence)?.memoryPosition ?? 0;
  const after = own.find((event) => event.sequence > sequence)?.memoryPosition ?? Number.POSITIVE_INFINITY;
  const least = Math.max(before, state.memoryPositionAtStart);
  return Math.max(least, Math.min(positionByTime, after - 1));
}

/** What a fork would cost before it runs, from what the original cost. */
export interface ForkPlan {
  /** Model calls that come from the record and are not made again. */
  readonly recordedSteps: number;
  /** Model calls that will be made: as many as the original made from there, at least one; 0 when nothing runs. */
  readonly liveSteps: number;
  /** About how many tokens these calls read, as the original's prompts were counted. */
  readonly inputTokens: number;
  /** About how many tokens they write. */
  readonly outputTokens: number;
}

/**
 * Estimates a fork from the session as recorded. `runsTurn` is the turn that runs on or is answered again from there, or null when
 * the branch only begins.
 */
export function planFork(state: SessionState, sequence: number, runsTurn: Turn | null): ForkPlan {
  const steps = state.turns.toArray().flatMap((turn) => turn.steps);
  const recordedSteps = steps.filter(
    (step) => (step.finished?.sequence ?? Number.POSITIVE_INFINITY) <= sequence,
  ).length;
  if (!runsTurn) return { recordedSteps, liveSteps: 0, inputTokens: 0, outputTokens: 0 };
  const again = runsTurn.steps.filter((step) => step.startedSequence > sequence);
  const typical = again.length > 0 ? again : steps.slice(-1);
  return {
    recordedSteps,
    liveSteps: Math.max(1, again.length),
    inputTokens: sum(typical.map((step) => step.countedTokens)),
    outputTokens: sum(typical.map((step) => writtenTokens(state, step.finished))),
  };
}

function writtenTokens(state: SessionState, finished: Turn["steps"][number]["finished"]): number {
  if (!finished) return 0;
  const counted = finished.itemId === null ? 0 : (state.items.get(finished.itemId)?.tokens ?? 0);
  return finished.usage?.outputTokens ?? counted;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
