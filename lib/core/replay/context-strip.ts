import { type BudgetKind, budgetKindOf } from "../context/budget";
import { indexOfSequence } from "../context/prefix-cache";
import { definitionOf, isOperationEvent, type SessionEvent } from "../log/events";
import type { OperationName } from "../log/operations";
import { liveItems, type SessionState } from "../session/session-state";
import { positionsOf, type ReplayPosition } from "./steps";

/** One column of the strip: a model call with the prompt as it was sent, or what is in the context now. */
export interface StripColumn {
  /** Number of its step in a replay, counted from 1. */
  readonly step: number;
  /** Last event that belongs to it. */
  readonly sequence: number;
  /** Number of its turn, counted from 1; 0 where no turn began yet. */
  readonly turn: number;
  /** True for the last column where it shows what came after the last model call. */
  readonly isNow: boolean;
  /** Tokens of the whole prompt by our estimate. */
  readonly tokens: number;
  /** The six operations that were carried out in it, in order. */
  readonly operations: readonly OperationName[];
}

/** What took an item out of the context. */
export type StripEnd =
  | { readonly by: "summary"; readonly summaryItemId: string; readonly sequence: number }
  | { readonly by: "filter" | "app" | "person" | "agent"; readonly sequence: number };

/** One stretch of steps in which an item was in every prompt. An item that came back has several. */
export interface StripBand {
  /** Null for the schemas of the tools, which are in every prompt. */
  readonly itemId: string | null;
  readonly kind: BudgetKind;
  /** Tokens by our estimate. */
  readonly tokens: number;
  /** Indexes of its first and its last column. */
  readonly first: number;
  readonly last: number;
  /** Tokens of what lies beneath it, per column from `first` to `last`. */
  readonly below: readonly number[];
  /** Null while it is in the last column. */
  readonly end: StripEnd | null;
}

/** The context window through time: every item of every prompt, from the record alone. */
export interface ContextStrip {
  readonly columns: readonly StripColumn[];
  /** In the order of the prompt, so that each lies on those before it. */
  readonly bands: readonly StripBand[];
  readonly limitTokens: number;
  readonly softTokens: number;
  readonly hardTokens: number;
}

/**
 * The strip of a log that folds to `state`. A session of more than `maxColumns` steps shows as many of them, evenly
 * spread and with the last one, so that drawing it costs the same however long it is.
 */
export function contextStrip(
  events: readonly SessionEvent[],
  state: SessionState,
  maxColumns = 160,
): ContextStrip {
  const { contextLimitTokens, softMark, hardMark } = state.settings;
  const prompts = thinned(promptsOf(events, state), maxColumns);
  return {
    columns: prompts.map(({ column }) => column),
    bands: bandsOf(prompts, state, removalsOf(events)),
    limitTokens: contextLimitTokens,
    softTokens: Math.floor(contextLimitTokens * softMark),
    hardTokens: Math.floor(contextLimitTokens * hardMark),
  };
}

interface Prompt {
  readonly column: StripColumn;
  readonly itemIds: readonly string[];
}

function promptsOf(events: readonly SessionEvent[], state: SessionState): readonly Prompt[] {
  const prompts: Prompt[] = [];
  let turn = state.earlier?.turns ?? 0;
  let read = 0;
  const turnUpTo = (sequence: number) => {
    for (; (events[read]?.sequence ?? sequence + 1) <= sequence; read++)
      if (events[read]?.type === "turn-started") turn++;
    return turn;
  };
  const place = (position: ReplayPosition) => ({
    step: position.number,
    sequence: position.sequence,
    operations: position.acts.flatMap(({ operation, rejected }) =>
      operation && !rejected ? [operation] : [],
    ),
  });
  const positions = positionsOf(events, "steps");
  for (const position of positions) {
    const started = events
      .slice(indexOfSequence(events, position.firstSequence), indexOfSequence(events, position.sequence) + 1)
      .find((event) => event.type === "step-started");
    if (started?.type !== "step-started") continue;
    prompts.push({
      itemIds: started.promptItemIds,
      column: {
        ...place(position),
        turn: turnUpTo(started.sequence),
        isNow: false,
        tokens: started.countedTokens,
      },
    });
  }
  const last = positions.at(-1);
  if (last)
    prompts.push({
      itemIds: liveItems(state).map(({ itemId }) => itemId),
      column: {
        ...place(last),
        operations: last.isModelCall ? [] : place(last).operations,
        turn: turnUpTo(last.sequence),
        isNow: true,
        tokens: state.liveTokens + state.toolTokens,
      },
    });
  return prompts;
}

/** The last prompt of each of `count` equal stretches, with the operations of the whole stretch. */
function thinned(prompts: readonly Prompt[], count: number): readonly Prompt[] {
  if (prompts.length <= count) return prompts;
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * prompts.length) / count);
    const to = Math.floor(((index + 1) * prompts.length) / count);
    const stretch = prompts.slice(from, to);
    const last = stretch.at(-1);
    return last
      ? [
          {
            ...last,
            column: { ...last.column, operations: stretch.flatMap(({ column }) => column.operations) },
          },
        ]
      : [];
  }).flat();
}

/** The events that took each item out, in order. */
function removalsOf(events: readonly SessionEvent[]): ReadonlyMap<string, readonly StripEnd[]> {
  const removals = new Map<string, StripEnd[]>();
  for (const event of events) {
    const { removed = [] } = definitionOf(event).touches(event);
    for (const itemId of removed)
      removals.set(itemId, [...(removals.get(itemId) ?? []), removalOf(itemId, event)]);
  }
  return removals;
}

function removalOf(itemId: string, event: SessionEvent): StripEnd {
  const { sequence } = event;
  if (event.type === "context-summarized")
    return { by: "summary", summaryItemId: event.summary.itemId, sequence };
  if (event.type === "context-observed")
    return event.summary?.replacedItemIds.includes(itemId)
      ? { by: "summary", summaryItemId: event.summary.itemId, sequence }
      : { by: "agent", sequence };
  if (isOperationEvent(event)) return { by: "filter", sequence };
  return { by: event.by === "person" ? "person" : "app", sequence };
}

/** An item in one prompt: how much lies beneath it. */
interface Layer {
  readonly itemId: string;
  readonly kind: BudgetKind;
  readonly tokens: number;
  readonly below: number;
}

interface OpenBand extends Omit<Layer, "below"> {
  readonly first: number;
  readonly below: number[];
}

function bandsOf(
  prompts: readonly Prompt[],
  state: SessionState,
  removals: ReadonlyMap<string, readonly StripEnd[]>,
): readonly StripBand[] {
  const closed: StripBand[] = [];
  const lastColumn = prompts.length - 1;
  const close = (band: OpenBand, last: number) => {
    const end = last === lastColumn ? null : endOf(band.itemId, last, prompts, removals);
    closed.push({ ...band, itemId: band.itemId === toolsId ? null : band.itemId, last, end });
  };
  let open = new Map<string, OpenBand>();
  for (const [index, { itemIds }] of prompts.entries()) {
    const next = new Map<string, OpenBand>();
    for (const { below, ...layer } of layersOf(itemIds, state)) {
      const band = open.get(layer.itemId) ?? { ...layer, first: index, below: [] };
      band.below.push(below);
      next.set(layer.itemId, band);
    }
    for (const [itemId, band] of open) if (!next.has(itemId)) close(band, index - 1);
    open = next;
  }
  for (const band of open.values()) close(band, lastColumn);
  // By where each begins, from the bottom up: so bands are drawn in the order of the prompt.
  return closed.sort(
    (left, right) => left.first - right.first || (left.below[0] ?? 0) - (right.below[0] ?? 0),
  );
}

function layersOf(itemIds: readonly string[], state: SessionState): readonly Layer[] {
  let below = 0;
  return withTools(itemIds, state).flatMap((itemId) => {
    const item = state.items.get(itemId);
    if (!item && itemId !== toolsId) return [];
    const tokens = item ? item.tokens : state.toolTokens;
    const layer: Layer = { itemId, kind: item ? budgetKindOf(item.kind) : "tools", tokens, below };
    below += tokens;
    return [layer];
  });
}

/** Stands for the schemas of the tools among the ids of a prompt. */
const toolsId = "";

/** The tools after the system prompt, as providers send them. */
function withTools(itemIds: readonly string[], state: SessionState): readonly string[] {
  if (state.toolTokens === 0) return itemIds;
  const first = itemIds.findIndex((itemId) => state.items.get(itemId)?.kind !== "system");
  return itemIds.toSpliced(first < 0 ? itemIds.length : first, 0, toolsId);
}

/** What took an item out between a column and the next one; the app where nobody else did. */
function endOf(
  itemId: string,
  last: number,
  prompts: readonly Prompt[],
  removals: ReadonlyMap<string, readonly StripEnd[]>,
): StripEnd {
  const until = prompts[last + 1]?.column.sequence ?? Number.POSITIVE_INFINITY;
  const end = (removals.get(itemId) ?? []).findLast(({ sequence }) => sequence <= until);
  return end ?? { by: "app", sequence: prompts[last]?.column.sequence ?? 0 };
}

/** The stretch of the strip at a height of a column: the item that lies there, or null. */
export function bandAt(strip: ContextStrip, column: number, tokens: number): StripBand | null {
  for (const band of strip.bands) {
    if (column < band.first || column > band.last) continue;
    const below = band.below[column - band.first] ?? 0;
    if (tokens >= below && tokens < below + band.tokens) return band;
  }
  return null;
}
