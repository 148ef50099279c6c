import type { ContextItem } from "../log/context-item";
import { liveItems, type SessionState } from "../session/session-state";
import { budgetOf, type PromptReader } from "./budget";

/** The notices about the budget that the model sees and the person did not pin. */
export function liveNotices(state: SessionState): readonly ContextItem[] {
  return liveItems(state).filter(({ kind, pinned }) => kind === "notice" && !pinned);
}

/** The notices that speak of a full context although there is room again for this reader. */
export function outdatedNotices(state: SessionState, reader: PromptReader): readonly ContextItem[] {
  return budgetOf(state, reader).level === "comfortable" ? liveNotices(state) : [];
}
