"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useState } from "react";
import { VirtualRows } from "@/components/ui/virtual-rows";
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
  return (
    <div ref={setScroll} className="min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]">
      <VirtualRows virtualizer={virtualizer} label="Changes" count={changes.length}>
        {(index) => {
          const change = changes[index];
          return (
            change && (
              <ChangeRow
                change={change}
                isOpen={memoryIdOf(change) === openId}
                onOpen={() => onOpen(memoryIdOf(change))}
              />
            )
          );
        }}
      </VirtualRows>
    </div>
  );
}

/** The memory that a change is about. */
function memoryIdOf(change: StoreChange): string {
  return change.kind === "forgotten" ? change.memoryId : change.after.memoryId;
}
