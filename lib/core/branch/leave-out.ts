import type { AppError } from "../errors";
import {
  definitionOf,
  type EventOf,
  isMemoryEvent,
  type MemoryEvent,
  type SessionEvent,
} from "../log/events";
import { err, ok, type Result } from "../result";
import { foldSession } from "../session/fold";
import { liveItems, type SessionState, type Turn } from "../session/session-state";
import { counted } from "../text/phrases";
import type { Counterfactual } from "./counterfactual";
import { sequenceBeforeTurn } from "./fork-points";
import type { ForkChanges } from "./fork-request";

/** An event before a message that the answer to it can be made again without. */
export interface LeftOutChoice {
  readonly sequence: number;
  /** What it did: an operation, or a whole exchange. */
  readonly kind: "ADD" | "UPDATE" | "DELETE" | "RETRIEVE" | "SUMMARY" | "FILTER" | "exchange";
  readonly line: string;
}

type Leavable = EventOf<
  | "memory-added"
  | "memory-updated"
  | "memory-deleted"
  | "memories-retrieved"
  | "context-summarized"
  | "context-filtered"
  | "turn-started"
>;

/** Everything before a turn that can be left out of it, oldest first: what has no effect there any more is no choice. */
export function choicesToLeaveOut(
  state: SessionState,
  events: readonly SessionEvent[],
  turnId: string,
): readonly LeftOutChoice[] {
  const asked = beforeTurn(state, events, turnId);
  if (!asked) return [];
  return asked.events.flatMap((event) => {
    if (!isLeavable(event) || Object.keys(changesWithout(asked, [event])).length === 0) return [];
    return [
      {
        sequence: event.sequence,
        kind: kindOf(event),
        line: definitionOf(event).line(event, (itemId) => asked.state.items.get(itemId)),
      },
    ];
  });
}

/**
 * The answer to a turn made again without some of what happened before it, all together: memories are what they would have been, exchanges and
 * search results are not in the context, and what a SUMMARY or a FILTER took is back. With nothing left out it is the same again.
 */
export function planWithout(
  state: SessionState,
  events: readonly SessionEvent[],
  { turnId, off }: { readonly turnId: string; readonly off: readonly number[] },
): Result<Counterfactual, AppError> {
  const asked = beforeTurn(state, events, turnId);
  if (!asked) return err({ code: "unknown-step", sequence: 0 });
  const left: Leavable[] = [];
  for (const sequence of off) {
    const event = asked.events.find((candidate) => candidate.sequence === sequence);
    if (!event || !isLeavable(event)) return err({ code: "unknown-step", sequence });
    left.push(event);
  }
  return ok({
    place: { kind: "turn", turnId },
    changes: changesWithout(asked, left),
    turnId,
    label: left.length === 0 ? "the same again" : `without ${counted(left.length, "event")}`,
  });
}

interface Asked {
  readonly events: readonly SessionEvent[];
  /** The state right before the turn. */
  readonly state: SessionState;
}

function beforeTurn(state: SessionState, events: readonly SessionEvent[], turnId: string): Asked | null {
  const turn = state.turns.findLast((candidate) => candidate.turnId === turnId);
  if (!turn || turn.status === "running") return null;
  const before = events.slice(0, sequenceBeforeTurn(events, turn));
  return { events: before, state: foldSession(before) };
}

const kinds = {
  "memory-added": "ADD",
  "memory-updated": "UPDATE",
  "memory-deleted": "DELETE",
  "memories-retrieved": "RETRIEVE",
  "context-summarized": "SUMMARY",
  "context-filtered": "FILTER",
  "turn-started": "exchange",
} as const satisfies Record<Leavable["type"], LeftOutChoice["kind"]>;

function isLeavable(event: SessionEvent): event is Leavable {
  return event.type in kinds;
}

function kindOf(event: Leavable): LeftOutChoice["kind"] {
  return kinds[event.type];
}

function changesWithout(asked: Asked, off: readonly Leavable[]): ForkChanges {
  const { state } = asked;
  const removed = new Set(off.flatMap((event) => itemsOf(asked, event)));
  const back = new Set(off.flatMap(itemsTakenBy));
  const removeItemIds = [...removed].filter((itemId) => state.items.get(itemId)?.fate.status === "live");
  const restoreItemIds = [...back].filter((itemId) => !removed.has(itemId) && isGone(state, itemId, removed));
  return {
    ...memoryChanges(asked.events, new Set(off.map(({ sequence }) => sequence))),
    ...(removeItemIds.length > 0 ? { removeItemIds } : {}),
    ...(restoreItemIds.length > 0 ? { restoreItemIds } : {}),
  };
}

/** What an event brought into the context. */
function itemsOf(asked: Asked, event: Leavable): readonly string[] {
  if (event.type === "turn-started") return exchangeOf(asked, event);
  if (event.type === "memories-retrieved") return resultOf(asked.state, event);
  return event.type === "context-summarized" ? [event.summary.itemId] : [];
}

/** What an event took out of the context. */
function itemsTakenBy(event: Leavable): readonly string[] {
  if (event.type === "context-filtered") return event.removedItemIds;
  return event.type === "context-summarized" ? event.replacedItemIds : [];
}

/** True for what left, apart from what a summary that stays stands for. */
function isGone({ items }: SessionState, itemId: string, removed: ReadonlySet<string>): boolean {
  const fate = items.get(itemId)?.fate;
  return fate?.status === "filtered" || (fate?.status === "summarized" && removed.has(fate.summaryItemId));
}

/** A message with all that was said and called to answer it. */
function exchangeOf({ state, events }: Asked, started: EventOf<"turn-started">): readonly string[] {
  const turn = state.turns.find((candidate: Turn) => candidate.startedSequence === started.sequence);
  if (!turn) return [];
  const end = turn.endedSequence ?? events.length;
  return liveItems(state)
    .filter(
      ({ kind, enteredSequence }) =>
        kind !== "system" &&
        kind !== "summary" &&
        enteredSequence >= started.sequence &&
        enteredSequence <= end,
    )
    .map(({ itemId }) => itemId);
}

/** What a search put into the context: the result of a call, or an item of the app's own. */
function resultOf(state: SessionState, event: EventOf<"memories-retrieved">): readonly string[] {
  if (event.result) return [event.result.itemId];
  return liveItems(state)
    .filter((item) => item.enteredSequence === event.sequence)
    .map(({ itemId }) => itemId);
}

/** What the store says of a memory; null where it is forgotten. */
type Contents = ReadonlyMap<string, string | null>;

/** What must be changed so that the memories are as if some changes had not been made: each compared in its end, not undone one by one. */
function memoryChanges(events: readonly SessionEvent[], off: ReadonlySet<number>): ForkChanges {
  const wanted = contentsOf(events, off);
  const changed = [...contentsOf(events, new Set())]
    .map(([memoryId, is]) => ({ memoryId, is, other: wanted.get(memoryId) ?? null }))
    .filter(({ is, other }) => is !== other);
  const forgetMemoryIds = changed.filter(({ other }) => other === null).map(({ memoryId }) => memoryId);
  const memories = changed.flatMap(({ memoryId, is, other }): NonNullable<ForkChanges["memories"]> => {
    if (other === null) return [];
    return is === null
      ? [{ operation: "ADD", input: { content: other } }]
      : [{ operation: "UPDATE", input: { memory_id: memoryId, content: other } }];
  });
  const hideMemoryIds = changed
    .filter(({ is, other }) => is !== null && other !== null)
    .map(({ memoryId }) => memoryId);
  return {
    ...(forgetMemoryIds.length > 0 ? { forgetMemoryIds } : {}),
    ...(hideMemoryIds.length > 0 ? { hideMemoryIds } : {}),
    ...(memories.length > 0 ? { memories } : {}),
  };
}

function contentsOf(events: readonly SessionEvent[], off: ReadonlySet<number>): Contents {
  const contents = new Map<string, string | null>();
  // What was never stored is not changed later either.
  const neverStored = new Set<string>();
  for (const event of events) {
    if (!isMemoryEvent(event)) continue;
    const isOff = off.has(event.sequence);
    if (isOff && event.type === "memory-added") neverStored.add(event.memoryId);
    if (neverStored.has(event.memoryId)) continue;
    // A memory of another session was there before this one touched it.
    const before = contentBefore(event);
    if (before !== null && !contents.has(event.memoryId)) contents.set(event.memoryId, before);
    if (!isOff) applyTo(contents, event);
  }
  return contents;
}

function contentBefore(event: MemoryEvent): string | null {
  if (event.type === "memory-updated") return event.previousContent;
  return event.type === "memory-deleted" ? event.content : null;
}

function applyTo(contents: Map<string, string | null>, event: MemoryEvent): void {
  if (event.type === "memory-purged") contents.delete(event.memoryId);
  else contents.set(event.memoryId, event.type === "memory-deleted" ? null : event.content);
}
