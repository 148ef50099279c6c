import { exchangesWithoutResult } from "@/lib/core/context/exchanges-without-result";
import { outdatedNotices } from "@/lib/core/context/outdated-notices";
import type { ContextItem } from "@/lib/core/log/context-item";
import type { NewEvent } from "@/lib/core/log/events";
import type { SessionState } from "@/lib/core/session/session-state";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";

/** When and in which step it happens. */
interface Place {
  readonly at: string;
  readonly turnId: string;
  readonly step: number | null;
}

/** The event by which a turn's exchanges without a result and notices that no longer hold leave the context at its end; none where there are none. */
export async function leavingExchanges(
  deps: Dependencies,
  { ownerId, sessionId }: SessionScope,
  state: SessionState,
  shared: Place,
): Promise<readonly NewEvent[]> {
  const turn = state.turns.findLast(({ turnId }) => turnId === shared.turnId);
  if (!turn) return [];
  const turnEvents = await deps.sessionReader.eventsAfter({ ownerId, sessionId }, turn.startedSequence - 1);
  const items = [
    ...exchangesWithoutResult(state, turnEvents, shared.turnId),
    ...outdatedNotices(state, deps.languageModel),
  ];
  return items.length === 0 ? [] : [leavingEvent(deps, items, shared)];
}

/** The event by which these items leave the context, because they are of no use to what follows. */
export function leavingEvent(deps: Dependencies, items: readonly ContextItem[], shared: Place): NewEvent {
  return {
    ...shared,
    id: deps.ids.newId(),
    type: "exchanges-left",
    by: "app",
    itemIds: items.map(({ itemId }) => itemId),
    tokens: items.reduce((sum, { tokens }) => sum + tokens, 0),
  };
}
