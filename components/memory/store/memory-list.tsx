"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type Ref, useEffect, useImperativeHandle, useState } from "react";
import { focusRow } from "@/components/ui/focus-row";
import { VirtualRows } from "@/components/ui/virtual-rows";
import type { LoadedRows } from "@/lib/client/memory/use-memory-rows";
import { MemoryListRow } from "./memory-list-row";

/** Height of a row in pixels until it is measured; rows have one line of text each, so it hardly ever differs. */
const rowHeight = 61;
/** The next page is asked for when so few rows are left below. */
const loadAhead = 60;

/** What the keys of the page need of the list. */
export interface MemoryListHandle {
  focusRow(index: number): void;
}

interface MemoryListProps {
  readonly loaded: LoadedRows;
  readonly openId: string | null;
  readonly onOpen: (memoryId: string) => void;
  readonly isPast: boolean;
  readonly handle: Ref<MemoryListHandle>;
}

/** The rows, flat and virtualised: ten thousand scroll as smoothly as ten. */
export function MemoryList({ loaded, openId, onOpen, isPast, handle }: MemoryListProps) {
  const [scroll, setScroll] = useState<HTMLDivElement | null>(null);
  const { rows, total, hasMore, isLoading, loadMore } = loaded;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.memory.memoryId ?? index,
    overscan: 10,
  });
  const scrollToIndex = (index: number) => virtualizer.scrollToIndex(index, { align: "auto" });
  useImperativeHandle(handle, () => ({
    focusRow: (index) => focusRow({ list: scroll, scrollToIndex }, index),
  }));
  const lastVisible = virtualizer.getVirtualItems().at(-1)?.index ?? 0;
  const isNearEnd = lastVisible >= rows.length - loadAhead;
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoading) loadMore();
  }, [isNearEnd, hasMore, isLoading, loadMore]);
  const firstBelow = rows.findIndex(({ match }) => match?.isBelowCut ?? false);
  return (
    <div
      ref={setScroll}
      className="min-h-0 flex-1 overflow-y-auto outline-offset-[-2px] [overflow-anchor:none]"
    >
      <VirtualRows
        virtualizer={virtualizer}
        label="Memories"
        count={Math.max(total, rows.length)}
        isBusy={isLoading}
      >
        {(index) => {
          const row = rows[index];
          return (
            row && (
              <>
                {index === firstBelow && (
                  <p className="border-b border-line bg-bg px-5 py-1.5 text-xs text-mute">
                    Below the cut: RETRIEVE leaves these out
                  </p>
                )}
                <MemoryListRow
                  row={row}
                  index={index}
                  isOpen={row.memory.memoryId === openId}
                  isWeak={firstBelow >= 0 && index >= firstBelow}
                  isPast={isPast}
                  onOpen={onOpen}
                />
              </>
            )
          );
        }}
      </VirtualRows>
    </div>
  );
}
