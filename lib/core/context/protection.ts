import type { ContextItem } from "../log/context-item";
import { liveItems, runningTurn, type SessionState, type Turn } from "../session/session-state";

/** Why an item may not be taken out of the context. */
export type Protection = "system-prompt" | "current-message" | "calling-step" | "pinned" | "never-filter";

/** What wants to take items out: SUMMARY, FILTER, or the app at the hard mark. */
export type Taker = "SUMMARY" | "FILTER" | "app";

/**
 * The items that leave together: an agent item with its tool calls and their results, or a single item.
 * A result without its call, or a call without its result, would be an invalid prompt.
 */
export interface Unit {
  readonly items: readonly ContextItem[];
  readonly tokens: number;
  readonly protection: Protection | null;
}

/** Groups the live items into units, in context order of their first item. */
export function unitsOf(state: SessionState, taker: Taker): readonly Unit[] {
  const groups = new Map<string, ContextItem[]>();
  for (const item of liveItems(state)) {
    const key = item.callItemId ?? item.itemId;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()].map((items) => ({
    items,
    tokens: items.reduce((sum, item) => sum + item.tokens, 0),
    protection: protectionOf(state, items, taker),
  }));
}

function protectionOf(state: SessionState, items: readonly ContextItem[], taker: Taker): Protection | null {
  const turn = runningTurn(state);
  for (const item of items) {
    const protection = lastingProtection(item, taker) ?? (turn && currentProtection(item, turn, taker));
    if (protection) return protection;
  }
  return null;
}

/** What protects an item for as long as it is marked so. */
function lastingProtection(item: ContextItem, taker: Taker): Protection | null {
  if (item.kind === "system") return "system-prompt";
  if (item.pinned) return "pinned";
  return item.neverFilter && taker === "FILTER" ? "never-filter" : null;
}

/** What protects an item while its turn runs: the message that is being answered, and the step that is acting. */
function currentProtection(item: ContextItem, turn: Turn, taker: Taker): Protection | null {
  if (item.turnId !== turn.turnId) return null;
  if (item.kind === "user") return "current-message";
  // Placed for this very answer: the app does not make room with it, the agent and the person may.
  if (item.kind === "placed" && taker === "app") return "current-message";
  const isOfLastStep = item.step === turn.steps.at(-1)?.step;
  return isOfLastStep && (item.kind === "agent" || item.callItemId) ? "calling-step" : null;
}
