import type { ContextItem } from "../log/context-item";
import { liveItems, type SessionState } from "../session/session-state";
import { budgetOf, type PromptReader } from "./budget";
import { isOutOfRoom, planRoom, type RoomMarks } from "./make-room";

/** The notices about the budget that the model sees and the person did not pin. */
export function liveNotices(state: SessionState): readonly ContextItem[] {
  return liveItems(state).filter(({ kind, pinned }) => kind === "notice" && !pinned);
}

/** The notices that speak of a full context although there is room again for this reader. */
export function outdatedNotices(state: SessionState, reader: PromptReader): readonly ContextItem[] {
  return budgetOf(state, reader).level === "comfortable" ? liveNotices(state) : [];
}

/**
 * The notices that ask for room which nobody can make: everything that may be taken is gone, and the prompt does not fit without cutting the
 * person's own message, or at all.
 */
export function noticesWithoutRoom(state: SessionState, marks: RoomMarks): readonly ContextItem[] {
  const room = planRoom(state, marks);
  return room && isOutOfRoom(room, marks.limitTokens) ? liveNotices(state) : [];
}
