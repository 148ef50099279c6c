import { type ContextItem, type Fate, isLive, type NewItem } from "../context/context-item";
import { applyMemoryEvent } from "../memory/fold-memories";
import type { EventOf, SessionEvent, TurnEndedEvent } from "./events";
import { emptySession, type SessionState, type Step, type Turn, type TurnStatus } from "./session-state";

/**
 * The only reducer. Live panel, reload, prompt, export and tests all go through it, on the server and in the browser.
 * Folding in one go equals folding in steps; events must come in sequence order.
 */
export function foldSession(
  events: readonly SessionEvent[],
  from: SessionState = emptySession,
): SessionState {
  return events.reduce(applyEvent, from);
}

/** Applies one event. Throws when the event is not the next one: a gap would silently show a wrong past. */
export function applyEvent(state: SessionState, event: SessionEvent): SessionState {
  if (event.sequence !== state.sequence + 1) {
    throw new Error(
      `Event ${event.sequence} cannot follow sequence ${state.sequence} of session ${event.sessionId}.`,
    );
  }
  const next = reduce({ ...state, sequence: event.sequence }, event);
  return "result" in event ? recordOperation(next, event) : next;
}

function reduce(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case "session-started":
      return startSession(state, event);
    case "turn-started":
      return startTurn(state, event);
    case "step-started":
      return updateTurn(state, event.turnId, (turn) => ({
        ...turn,
        steps: [...stepsBefore(turn, event), startedStep(event)],
      }));
    case "step-finished":
      return finishStep(state, event);
    case "memory-added":
    case "memory-updated":
    case "memory-deleted":
      return { ...state, memories: applyMemoryEvent(state.memories, event) };
    case "context-summarized":
      return summarize(state, event);
    case "context-filtered":
      return filter(state, event);
    case "context-trimmed":
      return takeOut(
        state,
        event.removed.map((removed) => removed.itemId),
        () => filteredFate(event.sequence, null, "hard-mark"),
      );
    case "items-restored":
      return restore(state, event);
    case "item-protection-changed":
      return updateItem(state, event.itemId, { pinned: event.pinned, neverFilter: event.neverFilter });
    case "budget-noticed":
      return enter(state, event, event.item);
    case "turn-completed":
    case "turn-cancelled":
    case "turn-interrupted":
    case "turn-failed":
      return endTurn(state, event);
    case "memories-retrieved":
    case "operation-rejected":
      return state;
  }
}

function startSession(state: SessionState, event: EventOf<"session-started">): SessionState {
  const started = {
    ...state,
    sessionId: event.sessionId,
    settings: event.settings,
    toolTokens: event.toolTokens,
    memoryPositionAtStart: event.memoryPositionAtStart,
  };
  return enter(started, event, event.item);
}

function startTurn(state: SessionState, event: EventOf<"turn-started">): SessionState {
  const turn: Turn = {
    turnId: event.turnId ?? "",
    text: event.text,
    userItemIds: event.items.map((item) => item.itemId),
    startedSequence: event.sequence,
    startedAt: event.at,
    endedSequence: null,
    endedAt: null,
    status: "running",
    endReason: null,
    errorCode: null,
    steps: [],
    operationSequences: [],
  };
  return event.items.reduce((next, item) => enter(next, event, item), {
    ...state,
    turns: state.turns.push(turn),
  });
}

/** A step that starts again, because the provider refused its prompt as too long, replaces its first start. */
function stepsBefore(turn: Turn, event: EventOf<"step-started">): readonly Step[] {
  return turn.steps.filter((step) => step.step !== event.step);
}

function startedStep(event: EventOf<"step-started">): Step {
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

function finishStep(state: SessionState, event: EventOf<"step-finished">): SessionState {
  const entered = event.item ? enter(state, event, event.item) : state;
  const finished = {
    sequence: event.sequence,
    itemId: event.item?.itemId ?? null,
    reasoning: event.reasoning,
    finishReason: event.finishReason,
    usage: event.usage,
    firstTokenMs: event.firstTokenMs,
    durationMs: event.durationMs,
  };
  return updateTurn(entered, event.turnId, (turn) => ({
    ...turn,
    steps: turn.steps.map((step) => (step.step === event.step ? { ...step, finished } : step)),
  }));
}

function summarize(state: SessionState, event: EventOf<"context-summarized">): SessionState {
  const gone = takeOut(state, event.replacedItemIds, () => ({
    status: "summarized",
    bySequence: event.sequence,
    summaryItemId: event.summary.itemId,
  }));
  return enter(gone, event, event.summary, event.replacedItemIds);
}

function filter(state: SessionState, event: EventOf<"context-filtered">): SessionState {
  const scores = new Map(event.candidates.map((candidate) => [candidate.itemId, candidate.score]));
  return takeOut(state, event.removedItemIds, (itemId) =>
    filteredFate(event.sequence, scores.get(itemId) ?? null, "filter"),
  );
}

function filteredFate(
  bySequence: number,
  score: number | null,
  reason: Extract<Fate, { status: "filtered" }>["reason"],
): Fate {
  return { status: "filtered", bySequence, score, reason };
}

function restore(state: SessionState, event: EventOf<"items-restored">): SessionState {
  const back = event.itemIds.reduce((next, itemId) => setFate(next, itemId, { status: "live" }), state);
  if (event.undoneSummaryItemId === null) return back;
  return setFate(back, event.undoneSummaryItemId, filteredFate(event.sequence, null, "summary-undone"));
}

function recordOperation(
  state: SessionState,
  event: Extract<SessionEvent, { result: NewItem | null }>,
): SessionState {
  const entered = event.result ? enter(state, event, event.result) : state;
  return updateTurn(entered, event.turnId, (turn) => ({
    ...turn,
    operationSequences: [...turn.operationSequences, event.sequence],
  }));
}

const statusOfEnd = {
  "turn-completed": "completed",
  "turn-cancelled": "cancelled",
  "turn-interrupted": "interrupted",
  "turn-failed": "failed",
} as const satisfies Record<TurnEndedEvent["type"], TurnStatus>;

function endTurn(state: SessionState, event: TurnEndedEvent): SessionState {
  const endReason = event.type === "turn-failed" ? event.message : "reason" in event ? event.reason : null;
  return updateTurn(state, event.turnId, (turn) => ({
    ...turn,
    status: statusOfEnd[event.type],
    endedSequence: event.sequence,
    endedAt: event.at,
    endReason,
    errorCode: event.type === "turn-failed" ? event.code : null,
  }));
}

/** Puts a new item at the end of the context, or directly before the first of the others. */
function enter(
  state: SessionState,
  event: SessionEvent,
  newItem: NewItem,
  before: readonly string[] = [],
): SessionState {
  const place = {
    turnId: event.turnId,
    step: event.step,
    enteredSequence: event.sequence,
    enteredAt: event.at,
    fate: { status: "live" },
    pinned: false,
    neverFilter: false,
  } as const;
  const item = withFields(place, newItem);
  return {
    ...state,
    items: state.items.set(item.itemId, item),
    order: state.order.insertBefore(item, before),
    liveTokens: state.liveTokens + item.tokens,
  };
}

function takeOut(
  state: SessionState,
  itemIds: readonly string[],
  fateOf: (itemId: string) => Fate,
): SessionState {
  return itemIds.reduce((next, itemId) => setFate(next, itemId, fateOf(itemId)), state);
}

function setFate(state: SessionState, itemId: string, fate: Fate): SessionState {
  return updateItem(state, itemId, { fate });
}

function updateItem(state: SessionState, itemId: string, change: Partial<ContextItem>): SessionState {
  const before = state.items.get(itemId);
  if (!before) throw new Error(`Item ${itemId} is not in session ${state.sessionId}.`);
  const after: ContextItem = withFields(before, change);
  return {
    ...state,
    items: state.items.set(itemId, after),
    order: state.order.replace(after),
    left: isLive(after) ? state.left.delete(itemId) : state.left.set(itemId, after),
    liveTokens: state.liveTokens + liveTokensOf(after) - liveTokensOf(before),
  };
}

/**
 * A new object with the fields of both. Not a spread: items come in many shapes, and past the fourth V8 gives every spread copy a
 * shape of its own, which makes each later read of ten thousand items ten times slower.
 */
function withFields<Base extends object, Fields extends object>(base: Base, fields: Fields): Base & Fields {
  return Object.assign({}, base, fields);
}

function liveTokensOf(item: ContextItem): number {
  return isLive(item) ? item.tokens : 0;
}

/** Changes a turn; nearly always the last one, so the search starts at the end. */
function updateTurn(state: SessionState, turnId: string | null, change: (turn: Turn) => Turn): SessionState {
  if (turnId === null) return state;
  const index = state.turns.findLastIndex((turn) => turn.turnId === turnId);
  if (index < 0) throw new Error(`Turn ${turnId} is not in session ${state.sessionId}.`);
  return { ...state, turns: state.turns.update(index, (turn) => (turn ? change(turn) : turn) as Turn) };
}
