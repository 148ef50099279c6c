"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useState } from "react";
import { useSession } from "@/lib/client/session-context";
import { useMediaQuery } from "@/lib/client/use-media-query";
import { useFreshSequence } from "../use-fresh-sequence";
import { useKeptFocus } from "../use-kept-focus";
import { useOffsetTop } from "../use-offset-top";
import { useRowKeys } from "../use-row-keys";
import { ContextRowView } from "./context-row-view";
import { type ContextRow, contextRows } from "./context-rows";
import type { ContextFolds } from "./use-context-folds";
import { useRevealedItem } from "./use-revealed-item";
import { useShownTray } from "./use-shown-tray";

/** Height of a closed row in pixels, until it is measured. */
const rowHeight = 32;
const touchRowHeight = 44;

interface ContextListProps {
  readonly scroll: HTMLElement;
  readonly content: HTMLElement;
  readonly folds: ContextFolds;
}

/** Every item in context order, then what left. Virtualised: only the rows on screen exist. */
export function ContextList({ scroll, content, folds }: ContextListProps) {
  const [list, setList] = useState<HTMLDivElement | null>(null);
  const state = useSession((session) => session.state);
  const rows = useMemo(() => contextRows(state, folds), [state, folds]);
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
    overscan: 12,
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
  useShownTray(folds.trayRequests, rows, (index) => virtualizer.scrollToIndex(index, { align: "start" }));

  const visible = virtualizer.getVirtualItems();
  if (rows.length === 0) {
    return (
      <p className="px-4.5 py-6 text-[13px] text-mute">
        Nothing is in the context yet: it fills as you write and the agent answers.
      </p>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are virtualised, so the list states its size through ARIA.
    <div
      ref={setList}
      role="list"
      aria-label="Items of the context"
      onKeyDown={onKeyDown}
      className="relative mx-2.5 mt-1 mb-3"
      style={{ height: virtualizer.getTotalSize() }}
    >
      <div
        className="absolute inset-x-0 top-0"
        style={{ transform: `translateY(${(visible[0]?.start ?? scrollMargin) - scrollMargin}px)` }}
      >
        {visible.map(({ index, key }) => {
          const row = rows[index];
          return (
            row && (
              // biome-ignore lint/a11y/useSemanticElements: see the list above.
              <div
                key={isPast ? index : key}
                ref={isPast && isPlain(row, folds) ? undefined : virtualizer.measureElement}
                style={isPast && isPlain(row, folds) ? { height, contain: "strict" } : undefined}
                data-index={index}
                role="listitem"
                aria-posinset={index + 1}
                aria-setsize={rows.length}
              >
                <ContextRowView row={row} index={index} folds={folds} freshAfter={freshAfter} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

/** True for a closed row of one item, which has the height that is expected: in a recording, where rows change with every frame, it is not measured. */
function isPlain(row: ContextRow, folds: ContextFolds): boolean {
  return (row.type === "item" || row.type === "left-item") && !folds.expanded.has(row.item.itemId);
}
