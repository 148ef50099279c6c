import { type LeftContext, type LeftGroup, leftContext } from "@/lib/core/context/left-context";
import { type ContextPart, contextParts, type TurnGroup } from "@/lib/core/context/turn-groups";
import type { ContextItem } from "@/lib/core/log/context-item";
import { liveItems, type SessionState } from "@/lib/core/session/session-state";

/** One row of the Context tab. The list is flat, so that ten thousand of them can be virtualised. */
export type ContextRow =
  | {
      readonly type: "item";
      readonly key: string;
      readonly item: ContextItem;
      /** How deep it is in folds; 0 is what the model sees. */
      readonly depth: number;
      /** How many originals it stands for; 0 when it unfolds to nothing. */
      readonly foldCount: number;
      /** The call that it answers, where both are one row. */
      readonly call: ContextItem | null;
    }
  | { readonly type: "turn"; readonly key: string; readonly group: TurnGroup; readonly isOpen: boolean }
  | {
      readonly type: "message";
      readonly key: string;
      readonly messageId: string;
      readonly pieces: readonly ContextItem[];
    }
  | { readonly type: "tray"; readonly key: string; readonly left: LeftContext }
  | { readonly type: "left-group"; readonly key: string; readonly group: LeftGroup }
  | {
      readonly type: "left-item";
      readonly key: string;
      readonly item: ContextItem;
      readonly group: LeftGroup;
    }
  | { readonly type: "left-more"; readonly key: string; readonly hiddenItems: number };

/** How many of the items that left are shown before the rest is asked for: a long session leaves thousands behind. */
const shownLeftItems = 200;

/** What is unfolded: ids of summaries and of long messages, and whether the tray is open, and to its end. */
export interface RowFolds {
  readonly unfolded: ReadonlySet<string>;
  readonly isTrayOpen: boolean;
  readonly isTrayWhole: boolean;
}

/** From this many items on the context is grouped by turn, with what left in a view of its own: fewer are seen at a glance as they are. */
const groupedFrom = 25;

/** True where the context is too long to be read item by item. */
export function isGrouped(state: SessionState): boolean {
  return liveItems(state).length >= groupedFrom;
}

/** Lays out the context: live items in order, by turn where there are many, folds where they are open; then, in a short one, what left. */
export function contextRows(state: SessionState, folds: RowFolds): readonly ContextRow[] {
  const left = leftContext(state);
  const rows: ContextRow[] = [];
  if (isGrouped(state)) {
    for (const part of contextParts(state)) pushPart(rows, part, left, folds);
    return rows;
  }
  pushItems(rows, liveItems(state), left, folds, { areExchangesOneRow: false });
  pushTray(rows, left, folds);
  return rows;
}

/** What left the context, as rows of a view of its own. */
export function leftRows(state: SessionState, folds: RowFolds): readonly ContextRow[] {
  const rows: ContextRow[] = [];
  pushTray(rows, leftContext(state), folds);
  return rows;
}

/** True for an item that left and that no summary in the context stands for: it is shown among what left. */
export function isAmongLeft(state: SessionState, itemId: string): boolean {
  return leftContext(state).groups.some(({ items }) => items.some((item) => item.itemId === itemId));
}

/** What is remembered of a turn's fold: that an earlier one was opened, or that the last one was closed. */
export function turnFoldId({ turn, isLast }: Pick<TurnGroup, "turn" | "isLast">): string {
  return isLast ? `closed ${turn.turnId}` : `open ${turn.turnId}`;
}

function pushPart(rows: ContextRow[], part: ContextPart, left: LeftContext, folds: RowFolds): void {
  if (part.kind === "item") {
    pushItem(rows, part.item, 0, left, folds);
    return;
  }
  const { group } = part;
  const isOpen = folds.unfolded.has(turnFoldId(group)) !== group.isLast;
  rows.push({ type: "turn", key: `turn ${group.items[0]?.itemId}`, group, isOpen });
  if (isOpen) pushItems(rows, group.items, left, folds, { areExchangesOneRow: true });
}

function pushItems(
  rows: ContextRow[],
  items: readonly ContextItem[],
  left: LeftContext,
  folds: RowFolds,
  { areExchangesOneRow }: { readonly areExchangesOneRow: boolean },
): void {
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (!item) continue;
    const pieces = piecesFrom(items, index);
    const result = areExchangesOneRow ? onlyResult(item, items, index) : null;
    if (pieces.length > 1) pushMessage(rows, pieces, left, folds);
    else pushItem(rows, result ?? item, 0, left, folds, result && item);
    index += result ? 1 : Math.max(0, pieces.length - 1);
  }
}

/** A long message is one row that unfolds to its pieces. */
function pushMessage(
  rows: ContextRow[],
  pieces: readonly ContextItem[],
  left: LeftContext,
  folds: RowFolds,
): void {
  const [first] = pieces;
  if (!first) return;
  const messageId = first.part?.messageId ?? first.itemId;
  rows.push({ type: "message", key: `message ${first.itemId}`, messageId, pieces });
  if (folds.unfolded.has(messageId)) for (const piece of pieces) pushItem(rows, piece, 1, left, folds);
}

/** The result of a call that says nothing beside and has no other: both are one row. */
function onlyResult(item: ContextItem, items: readonly ContextItem[], index: number): ContextItem | null {
  const next = items[index + 1];
  const isBareCall = item.toolCalls?.length === 1 && item.text.trim() === "";
  return isBareCall && next?.callItemId === item.itemId ? next : null;
}

/** The ids to unfold so that an item can be seen: the summaries it is folded into and the message it is a piece of. */
export function unfoldedFor(state: SessionState, itemId: string): readonly string[] {
  const item = state.items.get(itemId);
  if (!item) return [];
  const isOfLast = item.turnId === state.turns.last()?.turnId;
  const turn = item.turnId === null || isOfLast || !isGrouped(state) ? [] : [`open ${item.turnId}`];
  const message = [...turn, ...(item.part ? [item.part.messageId] : [])];
  if (item.fate.status !== "summarized") return message;
  return [...message, item.fate.summaryItemId, ...unfoldedFor(state, item.fate.summaryItemId)];
}

/** The stretch of live pieces of one long message that starts here. */
function piecesFrom(live: readonly ContextItem[], start: number): readonly ContextItem[] {
  const messageId = live[start]?.part?.messageId;
  if (messageId === undefined) return [];
  let end = start;
  while (live[end]?.part?.messageId === messageId) end++;
  return live.slice(start, end);
}

function pushItem(
  rows: ContextRow[],
  item: ContextItem,
  depth: number,
  left: LeftContext,
  folds: RowFolds,
  call: ContextItem | null = null,
): void {
  const originals = left.foldedInto.get(item.itemId) ?? [];
  rows.push({ type: "item", key: item.itemId, item, depth, foldCount: originals.length, call });
  if (!folds.unfolded.has(item.itemId)) return;
  for (const original of originals) pushItem(rows, original, depth + 1, left, folds);
}

function pushTray(rows: ContextRow[], left: LeftContext, folds: RowFolds): void {
  if (left.items === 0) return;
  rows.push({ type: "tray", key: "tray", left });
  if (!folds.isTrayOpen) return;
  let room = folds.isTrayWhole ? left.items : shownLeftItems;
  for (const group of left.groups) {
    if (room === 0) break;
    rows.push({ type: "left-group", key: `group ${group.bySequence}`, group });
    const shown = group.items.slice(0, room);
    for (const item of shown) rows.push({ type: "left-item", key: `left ${item.itemId}`, item, group });
    room -= shown.length;
  }
  const hiddenItems = folds.isTrayWhole ? 0 : Math.max(0, left.items - shownLeftItems);
  if (hiddenItems > 0) rows.push({ type: "left-more", key: "left more", hiddenItems });
}
