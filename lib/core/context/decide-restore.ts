import type { AppError } from "../errors";
import { type ContextItem, isLive } from "../log/context-item";
import { err, ok, type Result } from "../result";
import { countedTokens, type SessionState } from "../session/session-state";
import { beginningOf } from "../text/shorten";
import { budgetOf } from "./budget";
import { callUnit } from "./call-unit";
import { roomOrder } from "./room-order";

/** What a restore brings back, and what it costs. */
export interface Restoration {
  readonly itemIds: readonly string[];
  readonly tokens: number;
  readonly undoneSummaryItemId: string | null;
}

/**
 * Brings items back to their old places. Tool calls and their results come back together. Refused when the prompt would pass
 * the hard mark; the refusal says what would have to go first.
 */
export function decideRestore(
  state: SessionState,
  itemIds: readonly string[],
): Result<Restoration, AppError> {
  const wanted = withPartners(state, itemIds);
  const missing = itemIds.find((itemId) => !state.items.has(itemId));
  if (missing !== undefined) return err({ code: "unknown-item", itemId: missing });
  const gone = wanted.filter((item) => !isLive(item));
  const [first] = itemIds;
  if (gone.length === 0) return err({ code: "item-is-live", itemId: first ?? "" });
  return withinBudget(
    state,
    { itemIds: gone.map((item) => item.itemId), tokens: tokensOf(gone), undoneSummaryItemId: null },
    0,
  );
}

/** Undoes a SUMMARY: every original that it still stands for comes back, and the summary leaves. */
export function decideUndoSummary(state: SessionState, summaryItemId: string): Result<Restoration, AppError> {
  const summary = state.items.get(summaryItemId);
  if (summary?.kind !== "summary") return err({ code: "unknown-item", itemId: summaryItemId });
  const originals = inContextOrder(
    state,
    [...state.left.values()].filter(
      ({ fate }) => fate.status === "summarized" && fate.summaryItemId === summaryItemId,
    ),
  );
  if (originals.length === 0) return err({ code: "item-is-live", itemId: summaryItemId });
  const restoration = {
    itemIds: originals.map((item) => item.itemId),
    tokens: tokensOf(originals),
    undoneSummaryItemId: summaryItemId,
  };
  return withinBudget(state, restoration, isLive(summary) ? summary.tokens : 0);
}

function withPartners(state: SessionState, itemIds: readonly string[]): readonly ContextItem[] {
  return inContextOrder(
    state,
    itemIds.flatMap((itemId) => callUnit(state, itemId)),
  );
}

function inContextOrder(state: SessionState, items: readonly ContextItem[]): readonly ContextItem[] {
  const itemIds = state.order.sorted(items.map((item) => item.itemId));
  return itemIds.flatMap((itemId) => state.items.get(itemId) ?? []);
}

function withinBudget(
  state: SessionState,
  restoration: Restoration,
  freedTokens: number,
): Result<Restoration, AppError> {
  const { hardTokens } = budgetOf(state);
  const freeTokens = Math.max(0, hardTokens - countedTokens(state) + freedTokens);
  if (restoration.tokens <= freeTokens) return ok(restoration);
  return err({
    code: "restore-exceeds-budget",
    neededTokens: restoration.tokens,
    freeTokens,
    suggestion: suggestRoom(state, restoration.tokens - freeTokens),
  });
}

/** Names the items that would have to leave first, in the order in which the app itself would take them. */
function suggestRoom(state: SessionState, missingTokens: number): string {
  const names: string[] = [];
  let tokens = 0;
  for (const { unit } of roomOrder(state)) {
    if (tokens >= missingTokens) break;
    tokens += unit.tokens;
    const [first] = unit.items;
    if (names.length < 3 && first) names.push(`“${beginningOf(first.text.trim(), 40) || first.kind}”`);
  }
  if (tokens < missingTokens) return "Not even removing everything that may go would make enough room.";
  return `Filter or summarize about ${missingTokens} tokens first, for example ${names.join(", ")}.`;
}

function tokensOf(items: readonly ContextItem[]): number {
  return items.reduce((sum, item) => sum + item.tokens, 0);
}
