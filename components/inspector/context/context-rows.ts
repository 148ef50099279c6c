import { type LeftContext, type LeftGroup, leftContext } from "@/lib/core/context/left-context";
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
    }
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

/** Lays out the context: live items in order, folds where they are open, then the tray of what left. */
export function contextRows(state: SessionState, folds: RowFolds): readonly ContextRow[] {
  const left = leftContext(state);
  const rows: ContextRow[] = [];
  const live = liveItems(state);
  for (let index = 0; index < live.length; index++) {
    const item = live[index];
    if (!item) continue;
    const pieces = piecesFrom(live, index);
    if (pieces.length < 2) {
      pushItem(rows, item, 0, left, folds);
      continue;
    }
    const messageId = item.part?.messageId ?? item.itemId;
    rows.push({ type: "message", key: `message ${item.itemId}`, messageId, pieces });
    if (folds.unfolded.has(messageId)) for (const piece of pieces) pushItem(rows, piece, 1, left, folds);
    index += pieces.length - 1;
  }
  pushTray(rows, left, folds);
  return rows;
}

/** The ids to unfold so that an item can be seen: the summaries it is folded into and the message it is a piece of. */
export function unfoldedFor(state: SessionState, itemId: string): readonly string[] {
  const item = state.items.get(itemId);
  if (!item) return [];
  const message = item.part ? [item.part.messageId] : [];
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
): void {
  const originals = left.foldedInto.get(item.itemId) ?? [];
  rows.push({ type: "item", key: item.itemId, item, depth, foldCount: originals.length });
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
