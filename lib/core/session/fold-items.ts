import { type ContextItem, type Fate, isLive, type NewItem } from "../log/context-item";
import type { SessionEvent } from "../log/events";
import type { SessionState } from "./session-state";

/** Puts a new item at the end of the context, or directly before the first of the others. */
export function enter(
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

/** Takes items out of the context; they stay in the state with their fate. */
export function takeOut(
  state: SessionState,
  itemIds: readonly string[],
  fateOf: (itemId: string) => Fate,
): SessionState {
  return itemIds.reduce((next, itemId) => setFate(next, itemId, fateOf(itemId)), state);
}

/** Gives an item another fate. */
export function setFate(state: SessionState, itemId: string, fate: Fate): SessionState {
  return updateItem(state, itemId, { fate });
}

/** Changes an item and everything that is counted from it. */
export function updateItem(state: SessionState, itemId: string, change: Partial<ContextItem>): SessionState {
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
