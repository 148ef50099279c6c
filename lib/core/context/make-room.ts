import type { EventOf } from "../log/events";
import { countedTokens, type SessionState } from "../session/session-state";
import { roomOrder } from "./room-order";

/** What the app takes out so that the prompt fits. */
export interface RoomPlan {
  readonly removed: EventOf<"context-trimmed">["removed"];
  readonly tokensBefore: number;
  readonly tokensAfter: number;
}

/**
 * Plans the removals that bring the prompt to at most `targetTokens`, in the fixed order of `roomOrder`.
 * Returns null when nothing must go; `tokensAfter` stays above the target when everything removable is not enough.
 */
export function planRoom(state: SessionState, targetTokens: number): RoomPlan | null {
  const tokensBefore = countedTokens(state);
  if (tokensBefore <= targetTokens) return null;
  const removed: RoomPlan["removed"] = [];
  let tokensAfter = tokensBefore;
  for (const { unit, rule } of roomOrder(state)) {
    if (tokensAfter <= targetTokens) break;
    for (const item of unit.items) removed.push({ itemId: item.itemId, rule });
    tokensAfter -= unit.tokens;
  }
  return { removed, tokensBefore, tokensAfter };
}
