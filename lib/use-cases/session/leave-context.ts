import { exchangesWithoutResult } from "@/lib/core/context/exchanges-without-result";
import { outdatedNotices } from "@/lib/core/context/outdated-notices";
import type { NewEvent } from "@/lib/core/log/events";
import type { SessionState } from "@/lib/core/session/session-state";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";

/** The event by which a turn's exchanges without a result and notices that no longer hold leave the context at its end; none where there are none. */
export async function leavingExchanges(
  deps: Dependencies,
  { ownerId, sessionId }: SessionScope,
  state: SessionState,
  shared: { readonly at: string; readonly turnId: string; readonly step: number | null },
): Promise<readonly NewEvent[]> {
  const turn = state.turns.findLast(({ turnId }) => turnId === shared.turnId);
  if (!turn) return [];
  const afterSequence = turn.startedSequence - 1;
  const turnEvents = await deps.eventLog.read({ ownerId, sessionId, afterSequence });
  const items = [
    ...exchangesWithoutResult(state, turnEvents, shared.turnId),
    ...outdatedNotices(state, deps.languageModel),
  ];
  if (items.length === 0) return [];
  return [
    {
      ...shared,
      id: deps.ids.newId(),
      type: "exchanges-left",
      by: "app",
      itemIds: items.map(({ itemId }) => itemId),
      tokens: items.reduce((sum, { tokens }) => sum + tokens, 0),
    },
  ];
}
