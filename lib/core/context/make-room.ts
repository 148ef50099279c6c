import type { EventOf } from "../log/events";
import { countedTokens, type SessionState } from "../session/session-state";
import { roomOrder } from "./room-order";

/** What the app takes out so that the prompt fits. */
export interface RoomPlan {
  readonly removed: EventOf<"context-trimmed">["removed"];
  readonly tokensBefore: number;
  readonly tokensAfter: number;
}

/** How far the app makes room, in our own tokens. */
export interface RoomMarks {
  /** Above it room is made. */
  readonly limitTokens: number;
  /** Down to here, so that the next steps do not make room again; a message that is being answered goes no further than to the limit. */
  readonly targetTokens: number;
}

/**
 * Plans the removals that bring a prompt above the limit down to the target, in the fixed order of `roomOrder`.
 * Returns null when nothing must go; `tokensAfter` stays above the limit when everything removable is not enough.
 */
export function planRoom(state: SessionState, { limitTokens, targetTokens }: RoomMarks): RoomPlan | null {
  const tokensBefore = countedTokens(state);
  if (tokensBefore <= limitTokens) return null;
  const removed: RoomPlan["removed"] = [];
  let tokensAfter = tokensBefore;
  for (const { unit, rule } of roomOrder(state)) {
    if (tokensAfter <= (rule === "long-message" ? limitTokens : targetTokens)) break;
    for (const item of unit.items) removed.push({ itemId: item.itemId, rule });
    tokensAfter -= unit.tokens;
  }
  return { removed, tokensBefore, tokensAfter };
}

/** True where everything that anybody could take is gone, and the person's own message has to be cut or the prompt still does not fit. */
export function isOutOfRoom({ removed, tokensAfter }: RoomPlan, limitTokens: number): boolean {
  return tokensAfter > limitTokens || removed.some(({ rule }) => rule === "long-message");
}
