import type { ContextItem } from "../log/context-item";
import type { SessionEvent } from "../log/events";
import { liveItems, type SessionState } from "../session/session-state";

/**
 * The items of a turn that say nothing to a later one: calls without a word to the person that were refused or found nothing, with their
 * results, what the app asked a step to mend, and the memories that it placed for this answer alone. Left in the context, one bad exchange teaches every later turn to repeat it.
 * Pinned items stay, and so does a call whose step achieved something.
 */
export function exchangesWithoutResult(
  state: SessionState,
  turnEvents: readonly SessionEvent[],
  turnId: string,
): readonly ContextItem[] {
  const emptyResults = new Set(
    turnEvents.flatMap((event) =>
      "result" in event && event.result && foundNothing(event) ? [event.result.itemId] : [],
    ),
  );
  const ofTurn = liveItems(state).filter((item) => item.turnId === turnId && item.author !== "person");
  return ofTurn.flatMap((item) => {
    if (isReminder(item) || item.kind === "placed") return item.pinned ? [] : [item];
    const results = ofTurn.filter(({ callItemId }) => callItemId === item.itemId);
    const unit = [item, ...results];
    const isEmpty =
      item.kind === "agent" &&
      item.text.trim() === "" &&
      results.length > 0 &&
      results.every(({ itemId }) => emptyResults.has(itemId));
    return isEmpty && unit.every(({ pinned }) => !pinned) ? unit : [];
  });
}

/** What the app said about a step that could not be done. */
function isReminder({ kind, callItemId }: ContextItem): boolean {
  return kind === "tool" && callItemId === undefined;
}

function foundNothing(event: SessionEvent): boolean {
  if (event.type === "operation-rejected") return true;
  return (
    event.type === "memories-retrieved" && event.hits.length === 0 && event.alreadyInContext.length === 0
  );
}
