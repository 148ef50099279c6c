import { List, OrderedMap, Map as PersistentMap } from "immutable";
import { type ContextItem, isLive } from "../log/context-item";
import { isAct, type SessionEvent } from "../log/events";
import type { Memory } from "../log/memory";
import { costOfSession } from "../model/cost";
import { ItemOrder } from "../session/item-order";
import type { Earlier, Proposal, SessionState, Turn } from "../session/session-state";

type Persistent = "items" | "order" | "left" | "turns" | "memories" | "proposals" | "earlier";

/**
 * A state in the middle of a log as it travels: all that is needed to go on from there, and none of what is past. What the model sees is
 * whole; of what has left, only what later events or a live summary speak of.
 */
export interface Opening extends Omit<SessionState, Persistent> {
  readonly earlier: Earlier;
  readonly items: readonly ContextItem[];
  readonly turns: readonly Turn[];
  readonly memories: readonly Memory[];
  readonly proposals: readonly Proposal[];
}

/** A log from some place on: the state there, and every event since. Without an opening it is the whole log. */
export interface SessionWindow {
  readonly opening: Opening | null;
  readonly events: readonly SessionEvent[];
}

/** The opening of a state, for who will fold `events` from it on. `acts` is how many acts came before. */
export function openingOf(state: SessionState, events: readonly SessionEvent[], acts: number): Opening {
  const named = namedIn(events);
  const firstTurn = state.turns.findIndex((turn) => turn.status === "running" || named.has(turn.turnId));
  const turns = firstTurn < 0 ? [] : state.turns.slice(firstTurn).toArray();
  const left = firstTurn < 0 ? state.turns : state.turns.slice(0, firstTurn);
  for (const turn of turns) for (const itemId of itemIdsOf(turn)) named.add(itemId);
  const { items, order: _order, left: _left, memories, proposals, ...rest } = state;
  const isKept = (item: ContextItem) =>
    isLive(item) || named.has(item.itemId) || isInLiveSummary(item, state);
  return {
    ...rest,
    items: [...state.order.items()].filter(isKept),
    turns,
    memories: [...memories.values()].filter(({ memoryId }) => named.has(memoryId)),
    proposals: [...proposals.values()].filter(
      ({ status, proposalId }) => status === "waiting" || named.has(proposalId),
    ),
    earlier: {
      sequence: state.sequence,
      acts,
      turns: left.size,
      steps: left.reduce((sum, turn) => sum + turn.steps.length, 0),
      cost: costOfSession({ turns: left }),
    },
  };
}

/** The state that an opening describes. Folding the events after it shows what the whole log shows of the same places. */
export function stateOfOpening(opening: Opening): SessionState {
  const { items, turns, memories, proposals } = opening;
  return {
    ...opening,
    items: PersistentMap(items.map((item) => [item.itemId, item])),
    order: items.reduce((order, item) => order.push(item), ItemOrder.empty),
    left: PersistentMap(items.filter((item) => !isLive(item)).map((item) => [item.itemId, item])),
    turns: List(turns),
    memories: OrderedMap(memories.map((memory) => [memory.memoryId, memory])),
    proposals: OrderedMap(proposals.map((proposal) => [proposal.proposalId, proposal])),
  };
}

/** How many turns a session has, those included that are not there. */
export function turnCount({ earlier, turns }: Pick<SessionState, "earlier" | "turns">): number {
  return (earlier?.turns ?? 0) + turns.size;
}

/** The number of a turn in its session, from 1; 0 for a turn that is not there. */
export function turnNumber(
  { earlier, turns }: Pick<SessionState, "earlier" | "turns">,
  turnId: string | null,
): number {
  const index = turns.findLastIndex((turn) => turn.turnId === turnId);
  return index < 0 ? 0 : (earlier?.turns ?? 0) + index + 1;
}

/** How many of the events are acts. */
export function countActs(events: readonly SessionEvent[]): number {
  return events.reduce((count, event) => count + (isAct(event) ? 1 : 0), 0);
}

/** Every string in the events: whatever they speak of by its id is among them. */
function namedIn(events: readonly SessionEvent[]): Set<string> {
  const named = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === "string") named.add(value);
    else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) look(part);
  };
  look(events);
  return named;
}

function itemIdsOf({ userItemIds, steps }: Turn): readonly string[] {
  return [...userItemIds, ...steps.flatMap(({ finished }) => finished?.itemId ?? [])];
}

/** A summary can be undone, which brings these back. */
function isInLiveSummary({ fate }: ContextItem, { items }: SessionState): boolean {
  if (fate.status !== "summarized") return false;
  return items.get(fate.summaryItemId)?.fate.status === "live";
}
