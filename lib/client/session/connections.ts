import { type BudgetKind, budgetKindOf } from "@/lib/core/context/budget";
import type { ContextItem } from "@/lib/core/log/context-item";
import { definitionOf, type SessionEvent } from "@/lib/core/log/events";
import { liveItems, type SessionState } from "@/lib/core/session/session-state";
import type { Highlight } from "./session-store";

/** Everything that belongs to what is highlighted, itself included. */
export interface Connections {
  readonly itemIds: ReadonlySet<string>;
  readonly sequences: ReadonlySet<number>;
  readonly memoryIds: ReadonlySet<string>;
  readonly kinds: ReadonlySet<BudgetKind>;
  readonly turnIds: ReadonlySet<string>;
}

/** What connections are found in: a session at one position. */
export interface ConnectionSource {
  readonly state: SessionState;
  readonly events: readonly SessionEvent[];
  readonly highlight: Highlight | null;
}

const noConnections: Connections = {
  itemIds: new Set(),
  sequences: new Set(),
  memoryIds: new Set(),
  kinds: new Set(),
  turnIds: new Set(),
};

const found = new WeakMap<
  Highlight,
  { readonly events: readonly SessionEvent[]; readonly connections: Connections }
>();

/**
 * Finds what belongs to the highlighted thing. Every row asks for this on every change, so the answer is kept until the
 * highlight or the log changes; the state follows from the log.
 */
export function connectionsOf({ state, events, highlight }: ConnectionSource): Connections {
  if (!highlight) return noConnections;
  const cached = found.get(highlight);
  if (cached && cached.events === events) return cached.connections;
  const connections = findConnections(state, events, highlight);
  found.set(highlight, { events, connections });
  return connections;
}

/** True when a thing is among the connected ones. */
export function isAmong(connections: Connections, kind: Highlight["kind"], id: string): boolean {
  switch (kind) {
    case "item":
      return connections.itemIds.has(id);
    case "event":
      return connections.sequences.has(Number(id));
    case "memory":
      return connections.memoryIds.has(id);
    case "turn":
      return connections.turnIds.has(id);
    case "budget-kind":
      return isBudgetKind(id) && connections.kinds.has(id);
  }
}

interface Draft {
  readonly state: SessionState;
  readonly itemIds: Set<string>;
  readonly sequences: Set<number>;
  readonly memoryIds: Set<string>;
  readonly kinds: Set<BudgetKind>;
  readonly turnIds: Set<string>;
}

function findConnections(
  state: SessionState,
  events: readonly SessionEvent[],
  { kind, id }: Highlight,
): Connections {
  const draft: Draft = {
    state,
    itemIds: new Set(),
    sequences: new Set(),
    memoryIds: new Set(),
    kinds: new Set(),
    turnIds: new Set(),
  };
  switch (kind) {
    case "item":
      connectItem(draft, events, id);
      break;
    case "event":
      connectEvent(draft, events[Number(id) - (events[0]?.sequence ?? 1)]);
      break;
    case "memory":
      connectMemory(draft, events, id);
      break;
    case "budget-kind":
      connectKind(draft, id);
      break;
    case "turn":
      connectTurn(draft, events, id);
      break;
  }
  return draft;
}

function connectItem(draft: Draft, events: readonly SessionEvent[], itemId: string): void {
  const item = draft.state.items.get(itemId);
  if (!item) return;
  addItem(draft, item);
  if (item.turnId) draft.turnIds.add(item.turnId);
  for (const memory of item.memories ?? []) draft.memoryIds.add(memory.memoryId);
  for (const other of draft.state.order.items()) {
    if (belongsTogether(item, other)) addItem(draft, other);
  }
  for (const event of events) {
    if (!linksOf(event).items.includes(itemId)) continue;
    draft.sequences.add(event.sequence);
    // A memory belongs to the words it was taken from and to the result that told the agent about it.
    if ("memoryId" in event) draft.memoryIds.add(event.memoryId);
  }
}

function connectEvent(draft: Draft, event: SessionEvent | undefined): void {
  if (!event) return;
  draft.sequences.add(event.sequence);
  if (event.turnId) draft.turnIds.add(event.turnId);
  for (const memoryId of linksOf(event).memories) draft.memoryIds.add(memoryId);
  for (const itemId of linksOf(event).items) {
    const item = draft.state.items.get(itemId);
    if (item) addItem(draft, item);
  }
}

function connectMemory(draft: Draft, events: readonly SessionEvent[], memoryId: string): void {
  draft.memoryIds.add(memoryId);
  for (const event of events) {
    if (!linksOf(event).memories.includes(memoryId)) continue;
    draft.sequences.add(event.sequence);
    const source = "source" in event ? draft.state.items.get(event.source?.itemId ?? "") : undefined;
    if (source) addItem(draft, source);
  }
  for (const item of draft.state.order.items()) {
    if (item.memories?.some((memory) => memory.memoryId === memoryId)) addItem(draft, item);
  }
}

function connectKind(draft: Draft, kind: string): void {
  for (const item of liveItems(draft.state)) {
    if (budgetKindOf(item.kind) === kind) addItem(draft, item);
  }
  if (isBudgetKind(kind)) draft.kinds.add(kind);
}

function connectTurn(draft: Draft, events: readonly SessionEvent[], turnId: string): void {
  draft.turnIds.add(turnId);
  for (const item of draft.state.order.items()) if (item.turnId === turnId) addItem(draft, item);
  for (const event of events) {
    if (event.turnId !== turnId) continue;
    draft.sequences.add(event.sequence);
    for (const memoryId of linksOf(event).memories) draft.memoryIds.add(memoryId);
  }
}

function addItem(draft: Draft, item: ContextItem): void {
  draft.itemIds.add(item.itemId);
  if (item.fate.status === "live") draft.kinds.add(budgetKindOf(item.kind));
}

/** A call and its results, the pieces of one message, a summary and what it stands for. */
function belongsTogether(item: ContextItem, other: ContextItem): boolean {
  if ((item.callItemId ?? item.itemId) === (other.callItemId ?? other.itemId)) return true;
  if (item.part && item.part.messageId === other.part?.messageId) return true;
  return summaryOf(item) === other.itemId || summaryOf(other) === item.itemId;
}

function summaryOf(item: ContextItem): string | null {
  return item.fate.status === "summarized" ? item.fate.summaryItemId : null;
}

function isBudgetKind(kind: string): kind is BudgetKind {
  return ["system", "tools", "summaries", "retrieved", "person", "agent"].includes(kind);
}

interface Links {
  readonly items: readonly string[];
  readonly memories: readonly string[];
}

const links = new WeakMap<SessionEvent, Links>();

/** What an event names. Events never change, so this is read from each once. */
function linksOf(event: SessionEvent): Links {
  const known = links.get(event);
  if (known) return known;
  const { items = [], removed = [], memories = [] } = definitionOf(event).touches(event);
  const read = { items: [...items, ...removed], memories };
  links.set(event, read);
  return read;
}
