import type { ContextItem } from "../log/context-item";
import { liveItems, type SessionState, type Turn } from "../session/session-state";

/** The items of one turn that stand together in the context. */
export interface TurnGroup {
  readonly turn: Turn;
  /** Counted from 1. */
  readonly number: number;
  /** In context order, never empty. */
  readonly items: readonly ContextItem[];
  readonly tokens: number;
  /** True for the turn that began last: the one that one looks at. */
  readonly isLast: boolean;
}

/** A stretch of the context: what one turn brought, or an item of no turn (the system prompt) or of several (a summary). */
export type ContextPart =
  | { readonly kind: "turn"; readonly group: TurnGroup }
  | { readonly kind: "item"; readonly item: ContextItem };

/**
 * The live items by turn, in context order. A summary stands alone, because it speaks for the turns that it folded and not for the one that it
 * was made in; a turn that a summary divides makes two groups.
 */
export function contextParts(state: SessionState): readonly ContextPart[] {
  const parts: ContextPart[] = [];
  const numbers = new Map<string, number>();
  for (const [index, turn] of state.turns.entries()) numbers.set(turn.turnId, index + 1);
  let items: ContextItem[] = [];
  const close = () => {
    const number = numbers.get(items[0]?.turnId ?? "") ?? 0;
    const turn = state.turns.get(number - 1);
    if (items.length > 0 && turn && number > 0) {
      const tokens = items.reduce((sum, item) => sum + item.tokens, 0);
      const isLast = number === state.turns.size;
      parts.push({ kind: "turn", group: { turn, number, items, tokens, isLast } });
    }
    items = [];
  };
  for (const item of liveItems(state)) {
    const isOfTurn = item.kind !== "summary" && item.turnId !== null && numbers.has(item.turnId);
    if (!isOfTurn || item.turnId !== items[0]?.turnId) close();
    if (isOfTurn) items.push(item);
    else parts.push({ kind: "item", item });
  }
  close();
  return parts;
}
