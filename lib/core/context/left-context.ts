import { type ContextItem, type FilterReason, isLive } from "../log/context-item";
import type { SessionState } from "../session/session-state";
import { callUnit } from "./call-unit";

/** What took items out of the context. */
export type Cause = "FILTER" | "SUMMARY" | Exclude<FilterReason, "filter">;

/** The items that one event took out, in context order. */
export interface LeftGroup {
  readonly bySequence: number;
  readonly cause: Cause;
  readonly items: readonly ContextItem[];
  readonly tokens: number;
}

/** Where everything is that the model no longer sees. */
export interface LeftContext {
  /** For each summary that is in the context or in another fold: the items it stands for, in context order. */
  readonly foldedInto: ReadonlyMap<string, readonly ContextItem[]>;
  /** What left with nothing standing for it, the most recent event first. */
  readonly groups: readonly LeftGroup[];
  readonly items: number;
  readonly tokens: number;
}

const leftContextOf = new WeakMap<SessionState["left"], LeftContext>();

/** Sorts the items that left: those inside the fold of a summary, and those in the tray. Cached while nothing leaves or comes back. */
export function leftContext(state: SessionState): LeftContext {
  const cached = leftContextOf.get(state.left);
  if (cached) return cached;
  const foldedInto = new Map<string, ContextItem[]>();
  const groups = new Map<number, { cause: Cause; items: ContextItem[] }>();
  for (const item of state.order.items()) {
    if (item.fate.status === "live") continue;
    if (item.fate.status === "summarized" && isStoodFor(state, item)) {
      append(foldedInto, item.fate.summaryItemId, item);
      continue;
    }
    const group = groups.get(item.fate.bySequence);
    if (group) group.items.push(item);
    else groups.set(item.fate.bySequence, { cause: causeOf(item), items: [item] });
  }
  const left = [...groups].map(([bySequence, group]) => ({
    bySequence,
    ...group,
    tokens: tokensOf(group.items),
  }));
  const result: LeftContext = {
    foldedInto,
    groups: left.sort((first, second) => second.bySequence - first.bySequence),
    items: left.reduce((sum, group) => sum + group.items.length, 0),
    tokens: left.reduce((sum, group) => sum + group.tokens, 0),
  };
  leftContextOf.set(state.left, result);
  return result;
}

/**
 * The items that come back together with this one: a tool call brings its results, a result its call, because one without the
 * other would be an invalid prompt. In context order.
 */
export function restoredTogether(state: SessionState, itemId: string): readonly string[] {
  const item = state.items.get(itemId);
  if (!item || isLive(item)) return [];
  return callUnit(state, itemId).flatMap((other) => (isLive(other) ? [] : [other.itemId]));
}

/** True when a summary in the context stands for the item, directly or through a later summary. */
function isStoodFor(state: SessionState, item: ContextItem): boolean {
  if (item.fate.status !== "summarized") return false;
  const summary = state.items.get(item.fate.summaryItemId);
  return summary !== undefined && (isLive(summary) || isStoodFor(state, summary));
}

function causeOf(item: ContextItem): Cause {
  if (item.fate.status === "summarized") return "SUMMARY";
  if (item.fate.status === "filtered" && item.fate.reason !== "filter") return item.fate.reason;
  return "FILTER";
}

function tokensOf(items: readonly ContextItem[]): number {
  return items.reduce((sum, item) => sum + item.tokens, 0);
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
