import type { Fate, NewItem } from "../log/context-item";
import type { EventOf } from "../log/events";
import { enter, setFate, takeOut } from "./fold-items";
import type { SessionState } from "./session-state";

/** SUMMARY: the summary stands where the first of its items stood. */
export function summarize(state: SessionState, event: EventOf<"context-summarized">): SessionState {
  const gone = takeOut(state, event.replacedItemIds, () => ({
    status: "summarized",
    bySequence: event.sequence,
    summaryItemId: event.summary.itemId,
  }));
  return enter(gone, event, event.summary, event.replacedItemIds);
}

/** FILTER: what was like the criteria leaves, with its score. */
export function filter(state: SessionState, event: EventOf<"context-filtered">): SessionState {
  const scores = new Map(event.candidates.map((candidate) => [candidate.itemId, candidate.score]));
  return takeOut(state, event.removedItemIds, (itemId) =>
    filteredFate(event.sequence, scores.get(itemId) ?? null, "filter"),
  );
}

/** The fate of an item that left without a summary. */
export function filteredFate(
  bySequence: number,
  score: number | null,
  reason: Extract<Fate, { status: "filtered" }>["reason"],
): Fate {
  return { status: "filtered", bySequence, score, reason };
}

/** A notice about the budget takes the place of those before. */
export function notice(state: SessionState, event: EventOf<"budget-noticed">): SessionState {
  const gone = takeOut(state, event.replacedItemIds ?? [], () =>
    filteredFate(event.sequence, null, "replaced"),
  );
  return enter(gone, event, event.item);
}

/** Items come back to their old places; a summary that stood for them leaves. */
export function restore(state: SessionState, event: EventOf<"items-restored">): SessionState {
  const back = event.itemIds.reduce((next, itemId) => setFate(next, itemId, { status: "live" }), state);
  if (event.undoneSummaryItemId === null) return back;
  return setFate(back, event.undoneSummaryItemId, filteredFate(event.sequence, null, "summary-undone"));
}

/** Another text in the place of an item that the person rewrote. */
export function replaceItem(state: SessionState, event: EventOf<"item-replaced">): SessionState {
  return replace(state, event, event.item);
}

/** The system prompt of another profile in the place of the earlier one, unless that is in the person's own words. */
export function changeProfile(state: SessionState, event: EventOf<"profile-changed">): SessionState {
  const { profile, toolTokens, item } = event;
  return { ...(item ? replace(state, event, item) : state), profile, toolTokens };
}

function replace(
  state: SessionState,
  event: EventOf<"item-replaced"> | EventOf<"profile-changed">,
  item: NewItem,
): SessionState {
  const gone = setFate(state, event.itemId, filteredFate(event.sequence, null, "replaced"));
  return enter(gone, event, item, [event.itemId]);
}

/** What an agent outside the studio sent instead of what it had: its summary stands where it was sent, and what it sums up folds into it. */
export function observe(state: SessionState, event: EventOf<"context-observed">): SessionState {
  const { entered, leftItemIds, summary, toolTokens } = event;
  const replaced = new Set(summary?.replacedItemIds);
  const asked = toolTokens === undefined ? state : { ...state, toolTokens };
  const gone = takeOut(asked, leftItemIds, (itemId) =>
    summary && replaced.has(itemId)
      ? { status: "summarized", bySequence: event.sequence, summaryItemId: summary.itemId }
      : filteredFate(event.sequence, null, "by-client"),
  );
  return entered.reduce(
    (next, { item, beforeItemId }) => enter(next, event, item, beforeItemId === null ? [] : [beforeItemId]),
    gone,
  );
}
