import { isMemoryEvent, type MemoryEvent, type SessionEvent } from "../log/events";
import { messageOf, type SessionState, type Step, type Turn } from "../session/session-state";

/** Events that report on one of the six operations. */
export type OperationOutcome = Extract<SessionEvent, { operation: unknown }>;

/** One model call of one branch. */
export interface ComparedStep {
  readonly step: number;
  readonly startedSequence: number;
  /** What the model said in this step; empty while it only called tools. */
  readonly text: string;
  readonly countedTokens: number;
  readonly outputTokens: number;
  readonly operations: readonly OperationOutcome[];
}

/** One turn of one branch. */
export interface ComparedTurn {
  readonly turnId: string;
  readonly message: string;
  readonly status: Turn["status"];
  /** Why it ended without an answer; null otherwise. */
  readonly endReason: string | null;
  /** Why it stands still, while a breakpoint holds it. */
  readonly pauseSentence: string | null;
  /** The last thing the agent said. */
  readonly answer: string;
  readonly steps: readonly (ComparedStep | null)[];
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly memoryEvents: readonly MemoryEvent[];
}

/** A turn of the one branch beside the turn of the other; null where one of them ended earlier. */
export interface TurnPair {
  readonly left: ComparedTurn | null;
  readonly right: ComparedTurn | null;
}

/** Two branches side by side. */
export interface BranchComparison {
  /** The last event that both share; 0 when they share nothing. */
  readonly sharedSequence: number;
  /** Turns that both share from beginning to end, left out of `turns`. */
  readonly sharedTurns: number;
  readonly turns: readonly TurnPair[];
}

/** One branch: its whole log and the state folded from it. */
export interface BranchLog {
  readonly events: readonly SessionEvent[];
  readonly state: SessionState;
}

/**
 * Aligns two branches: what they share comes first and is only counted, then turns are beside each other in order, and within a turn
 * steps by their number. Both sides of a pair have the same number of places for steps.
 */
export function alignBranches(left: BranchLog, right: BranchLog): BranchComparison {
  const sharedSequence = sharedLength(left.events, right.events);
  const isShared = (turn: Turn | undefined) =>
    turn?.endedSequence != null && turn.endedSequence <= sharedSequence;
  let sharedTurns = 0;
  while (isShared(left.state.turns.get(sharedTurns)) && isShared(right.state.turns.get(sharedTurns)))
    sharedTurns += 1;
  const pairs = Math.max(left.state.turns.size, right.state.turns.size) - sharedTurns;
  const turns = Array.from({ length: pairs }, (_, index) => {
    const ofLeft = left.state.turns.get(sharedTurns + index);
    const ofRight = right.state.turns.get(sharedTurns + index);
    const places = Math.max(lastStep(ofLeft), lastStep(ofRight));
    return { left: compared(left, ofLeft, places), right: compared(right, ofRight, places) };
  });
  return { sharedSequence, sharedTurns, turns };
}

function sharedLength(left: readonly SessionEvent[], right: readonly SessionEvent[]): number {
  let length = 0;
  while (length < left.length && left[length]?.id === right[length]?.id) length += 1;
  return length;
}

function lastStep(turn: Turn | undefined): number {
  return turn?.steps.at(-1)?.step ?? 0;
}

function compared(branch: BranchLog, turn: Turn | undefined, places: number): ComparedTurn | null {
  if (!turn) return null;
  const end = turn.endedSequence ?? branch.state.sequence;
  const events = branch.events.slice(turn.startedSequence - 1, end);
  const steps = Array.from({ length: places }, (_, index) => {
    const step = turn.steps.find((candidate) => candidate.step === index + 1);
    return step ? comparedStep(branch.state, events, step) : null;
  });
  const present = steps.filter((step) => step !== null);
  return {
    turnId: turn.turnId,
    message: messageOf(branch.state, turn),
    status: turn.status,
    endReason: turn.status === "failed" || turn.status === "interrupted" ? turn.endReason : null,
    pauseSentence: turn.pause?.sentence ?? null,
    answer: present.findLast((step) => step.text.trim() !== "")?.text ?? "",
    steps,
    inputTokens: present.reduce((sum, step) => sum + step.countedTokens, 0),
    outputTokens: present.reduce((sum, step) => sum + step.outputTokens, 0),
    memoryEvents: events.filter(isMemoryEvent),
  };
}

function comparedStep(state: SessionState, events: readonly SessionEvent[], step: Step): ComparedStep {
  const item = step.finished?.itemId ? state.items.get(step.finished.itemId) : undefined;
  return {
    step: step.step,
    startedSequence: step.startedSequence,
    text: item?.text ?? "",
    countedTokens: step.countedTokens,
    outputTokens: step.finished?.usage?.outputTokens ?? item?.tokens ?? 0,
    operations: events.filter(
      (event): event is OperationOutcome =>
        "operation" in event && event.by === "agent" && event.step === step.step,
    ),
  };
}
