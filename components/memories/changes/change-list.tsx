"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useState } from "react";
import type { StoreChange } from "@/lib/core/memory/diff-stores";
import { ChangeRow } from "./change-row";

interface ChangeListProps {
  readonly changes: readonly StoreChange[];
  readonly openId: string | null;
  readonly onOpen: (memoryId: string) => void;
}

/** Height of a change in pixels until it is measured. */
const rowHeight = 78;

/** The changes, virtualised. */
export function ChangeList({ changes, openId, onOpen }: ChangeListProps) {
  const [scroll, setScroll] = useState<HTMLDivElement | null>(null);
  const virtualizer = useVirtualizer({
    count: changes.length,
    getScrollElement: () => scroll,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const change = changes[index];
      return change ? memoryIdOf(change) : index;
    },
    overscan: 8,
  });
  const visible = virtualizer.getVirtualItems();
  return (
    <div ref={setScroll} className="min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]">
      {/* biome-ignore lint/a11y/useSemanticElements: rows are virtualised, so the list states its size through ARIA. */}
      <div
        role="list"
        aria-label="Changes"
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
      >
        <div
          className="absolute inset-x-0 top-0"
          style={{ transform: `translateY(${visible[0]?.start ?? 0}px)` }}
        >
          {visible.map(({ index, key }) => {
            const change = changes[index];
            return (
              change && (
                // biome-ignore lint/a11y/useSemanticElements: see the list above.
                <div
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  role="listitem"
                  aria-posinset={index + 1}
                  aria-setsize={changes.length}
                >
                  <ChangeRow
                    change={change}
                    isOpen={memoryIdOf(change) === openId}
                    onOpen={() => onOpen(memoryIdOf(change))}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The memory that a change is about. */
export function memoryIdOf(change: StoreChange): string {
  return change.kind === "forgotten" ? change.memoryId : change.after.memoryId;
}
