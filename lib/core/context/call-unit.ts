import type { ContextItem } from "../log/context-item";
import type { SessionState } from "../session/session-state";

/**
 * The items that share the fate of this one, in context order: an agent item with the results of its tool calls, whether live
 * or not; any other item alone. Empty for an unknown item. Looks no further than the last result of the call.
 */
export function callUnit(state: SessionState, itemId: string): readonly ContextItem[] {
  const item = state.items.get(itemId);
  const call = item?.callItemId === undefined ? item : state.items.get(item.callItemId);
  if (!item || !call) return item ? [item] : [];
  const unit = [call];
  let openCalls = call.toolCalls?.length ?? 0;
  if (openCalls === 0) return unit;
  for (const later of state.order.items(call.itemId)) {
    if (later.callItemId !== call.itemId) continue;
    unit.push(later);
    openCalls -= 1;
    if (openCalls === 0) break;
  }
  return unit;
}
