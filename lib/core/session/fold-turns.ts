import type { EventOf, TurnEndedEvent } from "../log/events";
import { enter } from "./fold-items";
import type { SessionState, Step, Turn, TurnStatus } from "./session-state";

/** A message begins a turn and enters the context. */
export function startTurn(state: SessionState, event: EventOf<"turn-started">): SessionState {
  const turn: Turn = {
    turnId: event.turnId ?? "",
    userItemIds: event.items.map((item) => item.itemId),
    ...(event.pasted && { pasted: event.pasted }),
    startedSequence: event.sequence,
    startedAt: event.at,
    endedSequence: null,
    endedAt: null,
    status: "running",
    endReason: null,
    errorCode: null,
    steps: [],
    operationSequences: [],
    pause: null,
  };
  return event.items.reduce((next, item) => enter(next, event, item), {
    ...state,
    turns: state.turns.push(turn),
  });
}

/** A step that starts again, because the provider refused its prompt as too long, replaces its first start. */
export function stepsBefore(turn: Turn, event: EventOf<"step-started">): readonly Step[] {
  return turn.steps.filter((step) => step.step !== event.step);
}

/** What a step records when it starts. */
export function startedStep(event: EventOf<"step-started">): Step {
  return {
    step: event.step ?? 0,
    startedSequence: event.sequence,
    model: event.model,
    promptItemIds: event.promptItemIds,
    messagesHash: event.messagesHash,
    stateHash: event.stateHash,
    countedTokens: event.countedTokens,
    sharedPrefixTokens: event.sharedPrefixTokens,
    finished: null,
  };
}

/** The model has answered; its text enters the context. */
export function finishStep(state: SessionState, event: EventOf<"step-finished">): SessionState {
  const entered = event.item ? enter(state, event, event.item) : state;
  const finished = {
    sequence: event.sequence,
    itemId: event.item?.itemId ?? null,
    reasoning: event.reasoning,
    finishReason: event.finishReason,
    usage: event.usage,
    firstTokenMs: event.firstTokenMs,
    durationMs: event.durationMs,
    ...(event.costUsd === undefined ? {} : { costUsd: event.costUsd }),
  };
  return updateTurn(entered, event.turnId, (turn) => ({
    ...turn,
    steps: turn.steps.map((step) => (step.step === event.step ? { ...step, finished } : step)),
  }));
}

const statusOfEnd = {
  "turn-completed": "completed",
  "turn-cancelled": "cancelled",
  "turn-interrupted": "interrupted",
  "turn-failed": "failed",
} as const satisfies Record<TurnEndedEvent["type"], TurnStatus>;

/** The one terminal event of a turn. */
export function endTurn(state: SessionState, event: TurnEndedEvent): SessionState {
  const endReason = event.type === "turn-failed" ? event.message : "reason" in event ? event.reason : null;
  return updateTurn(state, event.turnId, (turn) => ({
    ...turn,
    status: statusOfEnd[event.type],
    pause: null,
    endedSequence: event.sequence,
    endedAt: event.at,
    endReason,
    errorCode: event.type === "turn-failed" ? event.code : null,
  }));
}

/** Changes a turn; nearly always the last one, so the search starts at the end. */
export function updateTurn(
  state: SessionState,
  turnId: string | null,
  change: (turn: Turn) => Turn,
): SessionState {
  if (turnId === null) return state;
  const index = state.turns.findLastIndex((turn) => turn.turnId === turnId);
  if (index < 0) throw new Error(`Turn ${turnId} is not in session ${state.sessionId}.`);
  return { ...state, turns: state.turns.update(index, (turn) => (turn ? change(turn) : turn) as Turn) };
}

/** The turn waits for the person. */
export function pauseTurn(state: SessionState, event: EventOf<"turn-paused">): SessionState {
  const { sequence, breakpoint, sentence, toolCallId } = event;
  return updateTurn(state, event.turnId, (turn) => ({
    ...turn,
    pause: { sequence, breakpoint, sentence, toolCallId },
  }));
}
