import type { NewItem } from "../log/context-item";
import type { EventOf, SessionEvent } from "../log/events";
import {
  changeProfile,
  filter,
  filteredFate,
  notice,
  observe,
  replaceItem,
  restore,
  summarize,
} from "./fold-context";
import { enter, takeOut, updateItem } from "./fold-items";
import { applyMemoryEvent } from "./fold-memories";
import { decideProposal, propose } from "./fold-proposals";
import { changeStanding, standingOfFork } from "./fold-standing";
import {
  endTurn,
  finishStep,
  pauseTurn,
  startedStep,
  startTurn,
  stepsBefore,
  updateTurn,
} from "./fold-turns";
import { emptySession, runningTurn, type SessionState } from "./session-state";

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
    case "memory-restored":
    case "memory-purged":
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
      return notice(state, event);
    case "turn-completed":
    case "turn-cancelled":
    case "turn-interrupted":
    case "turn-failed":
      return endTurn(state, event);
    case "memories-retrieved":
    case "operation-rejected":
    case "sandbox-applied":
    case "experiment-planned":
    case "experiment-deleted":
    case "stage-started":
    case "environment-acted":
      return state;
    case "outside-memory-used":
      return event.item ? enter(state, event, event.item) : state;
    case "context-observed":
      return observe(state, event);
    case "memory-proposed":
      return propose(state, event);
    case "proposal-decided":
      return decideProposal(state, event);
    case "exchanges-left":
      return takeOut(state, event.itemIds, () => filteredFate(event.sequence, null, "no-result"));
    case "items-removed":
      return takeOut(state, event.itemIds, () => filteredFate(event.sequence, null, "by-person"));
    case "item-replaced":
      return replaceItem(state, event);
    case "model-chosen":
      return { ...state, modelChoice: event.choice };
    case "profile-changed":
      return changeProfile(state, event);
    case "session-settings-changed":
      return { ...state, settings: event.settings };
    case "breakpoints-set":
      return { ...state, breakpoints: event.breakpoints };
    case "session-renamed":
    case "session-pinned":
    case "session-archived":
    case "session-deleted":
    case "session-restored":
    case "session-purged":
      return { ...state, standing: changeStanding(state.standing, event) };
    case "session-forked":
      return fork(state, event);
    case "turn-paused":
      return pauseTurn(state, event);
    case "turn-continued":
      return updateTurn(state, event.turnId, (turn) => ({ ...turn, pause: null }));
  }
}

function startSession(state: SessionState, event: EventOf<"session-started">): SessionState {
  const started = {
    ...state,
    sessionId: event.sessionId,
    settings: event.settings,
    toolTokens: event.toolTokens,
    memoryPositionAtStart: event.memoryPositionAtStart,
    kind: event.kind ?? "chat",
    temporary: event.temporary ?? false,
    profile: event.profile ?? null,
    client: event.client ?? null,
  };
  return event.item ? enter(started, event, event.item) : started;
}

/** From here on the state belongs to the branch; what was shared with the parent stays as it was. */
function fork(state: SessionState, event: EventOf<"session-forked">): SessionState {
  const { parentSessionId, parentSequence, reason, sandbox, forkMemoryPosition, label } = event;
  const branch = { parentSessionId, parentSequence, reason, sandbox, forkMemoryPosition, label };
  const forked = {
    ...state,
    sessionId: event.sessionId,
    // In a branch the studio's own agent goes on.
    client: null,
    branch,
    standing: standingOfFork(state.standing),
  };
  const turn = runningTurn(forked);
  // What waited for the person waits in the parent; in the branch the turn runs on.
  return turn?.pause ? updateTurn(forked, turn.turnId, (held) => ({ ...held, pause: null })) : forked;
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
