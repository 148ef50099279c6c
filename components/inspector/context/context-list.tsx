"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown } from "lucide-react";
import { useMemo, useState } from "react";
import { VirtualRows } from "@/components/ui/virtual-rows";
import { useSession } from "@/lib/client/session/session-context";
import { useMediaQuery } from "@/lib/client/shell/use-media-query";
import { useFreshSequence } from "../use-fresh-sequence";
import { useKeptFocus } from "../use-kept-focus";
import { useOffsetTop } from "../use-offset-top";
import { useRowKeys } from "../use-row-keys";
import { ContextRowView } from "./context-row-view";
import { type ContextRow, contextRows, isGrouped, leftRows } from "./context-rows";
import type { ContextFolds } from "./use-context-folds";
import { useFollowedEnd } from "./use-followed-end";
import { useRevealedItem } from "./use-revealed-item";
import { useShownTray } from "./use-shown-tray";

/** Height of a closed row in pixels, until it is measured. */
const rowHeight = 32;
const touchRowHeight = 44;

/** Rows drawn beyond the edges: few in a recording, where every frame draws all of them again. */
const pastOverscan = 3;

interface ContextListProps {
  readonly scroll: HTMLElement;
  readonly content: HTMLElement;
  readonly folds: ContextFolds;
  /** What is in the context, or what left it. */
  readonly shows: "items" | "left";
  /** Keeps the newest row in view in a short context too. */
  readonly isFollowed?: boolean;
}

/** Every item in context order, by turn where there are many; or what left. Virtualised: only the rows on screen exist. */
export function ContextList({ scroll, content, folds, shows, isFollowed = false }: ContextListProps) {
  const [list, setList] = useState<HTMLDivElement | null>(null);
  const state = useSession((session) => session.state);
  const rows = useMemo(
    () => (shows === "left" ? leftRows(state, folds) : contextRows(state, folds)),
    [state, folds, shows],
  );
  const freshAfter = useFreshSequence();
  const isPast = useSession((session) => session.recording !== null);
  const scrollMargin = useOffsetTop(list, content);
  // In a recording all rows change with every frame: they keep their elements and are not measured, so that a frame stays cheap.
  const height = useMediaQuery("(pointer: coarse)", false) ? touchRowHeight : rowHeight;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: isPast ? pastOverscan : 12,
    scrollMargin,
    // The toolbar stays on top of the list; a row scrolled to must not hide behind it.
    scrollPaddingStart: 40,
  });
  const scrollToIndex = (index: number) => virtualizer.scrollToIndex(index, { align: "auto" });
  const onKeyDown = useRowKeys({ list, count: rows.length, scrollToIndex });
  useKeptFocus({ list, rows, scrollToIndex });
  useRevealedItem({
    state,
    rows,
    folds,
    scrollToIndex: (index) => virtualizer.scrollToIndex(index, { align: "center" }),
  });
  const isFollowing = shows === "items" && (isFollowed || isGrouped(state));
  const { isAtEnd, jumpToEnd } = useFollowedEnd(scroll, content, isFollowing);
  useShownTray(folds.trayRequests, rows, (index) => virtualizer.scrollToIndex(index, { align: "start" }));

  if (rows.length === 0) {
    return (
      <p className="px-4.5 py-6 text-[13px] text-mute">
        Nothing is in the context yet: it fills as you write and the agent answers.
      </p>
    );
  }
  return (
    <>
      <VirtualRows
        ref={setList}
        virtualizer={virtualizer}
        label="Items of the context"
        count={rows.length}
        heightOf={(index) => (isPast && isPlain(rows[index], folds) ? height : null)}
        areKeptByPlace={isPast}
        onKeyDown={onKeyDown}
        className="mx-2.5 mt-1 mb-3"
      >
        {(index) => {
          const row = rows[index];
          return row && <ContextRowView row={row} index={index} folds={folds} freshAfter={freshAfter} />;
        }}
      </VirtualRows>
      {isFollowing && !isAtEnd && (
        <div className="pointer-events-none sticky bottom-2 z-20 flex justify-end px-4">
          <button
            type="button"
            onClick={jumpToEnd}
            className="pointer-events-auto inline-flex min-h-7 items-center gap-1 rounded-full border border-line bg-panel px-3 text-xs shadow-md shadow-black/8 hover:bg-soft pointer-coarse:min-h-11"
          >
            <ArrowDown aria-hidden className="size-3.5" />
            Newest
          </button>
        </div>
      )}
    </>
  );
}

/** True for a closed row of one item, which has the height that is expected: in a recording, where rows change with every frame, it is not measured. */
function isPlain(row: ContextRow | undefined, folds: ContextFolds): boolean {
  return (
    row !== undefined &&
    (row.type === "turn" ||
      ((row.type === "item" || row.type === "left-item") && !folds.expanded.has(row.item.itemId)))
  );
}
