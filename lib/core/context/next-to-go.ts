import type { SessionState } from "../session/session-state";
import { budgetOf } from "./budget";
import { type RoomCandidate, roomOrder } from "./room-order";

/** One unit of the list "next to go". */
export interface NextToGo extends RoomCandidate {
  /** Tokens free once this unit and all before it are gone. */
  readonly freedTokens: number;
  /** True when the app would take it now, because the context is past the hard mark. */
  readonly isDue: boolean;
}

/** What the app would take out first at the hard mark, with what that frees; at most `count` units. */
export function nextToGo(state: SessionState, count: number): readonly NextToGo[] {
  const { usedTokens, softTokens, hardTokens } = budgetOf(state);
  const excessTokens = usedTokens > hardTokens ? usedTokens - softTokens : 0;
  let freedTokens = 0;
  return roomOrder(state)
    .slice(0, Math.max(0, count))
    .map((candidate) => {
      const isDue = freedTokens < excessTokens;
      freedTokens += candidate.unit.tokens;
      return { ...candidate, freedTokens, isDue };
    });
}
