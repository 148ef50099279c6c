import { messageOf, type SessionState, type Turn } from "../session/session-state";
import type { PastedSpan } from "../text/pasted-spans";
import { pastedStretches } from "./pasted-text";

/**
 * Whether text by others came with a turn's message or with the one before: planted instructions often wait one message long. Null when all
 * of it is the person's own words.
 */
export function turnTaint(
  state: SessionState,
  turnId: string | null,
): "pasted-text" | "imported-text" | null {
  if (turnId === null) return null;
  const place = state.turns.findLastIndex((turn) => turn.turnId === turnId);
  const turns = state.turns.slice(Math.max(0, place - 1), place + 1);
  if (state.branch?.reason === "import" && turns.some((turn) => isImported(state, turn)))
    return "imported-text";
  return turns.some((turn) => pastedIn(state, turn).length > 0) ? "pasted-text" : null;
}

/** What of a turn's message is not typed: as the composer recorded it or, in logs and from doors that do not, as its form says. */
export function pastedIn(
  state: Pick<SessionState, "items">,
  turn: Pick<Turn, "userItemIds" | "pasted">,
): readonly PastedSpan[] {
  return turn.pasted ?? pastedStretches(messageOf(state, turn));
}

/** Turns from before the branch point were not spoken here. */
function isImported({ branch }: SessionState, { startedSequence }: Turn): boolean {
  return branch !== null && startedSequence <= branch.parentSequence;
}
