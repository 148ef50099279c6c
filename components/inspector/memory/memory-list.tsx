"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useState } from "react";
import { VirtualRows } from "@/components/ui/virtual-rows";
import { useSession } from "@/lib/client/session/session-context";
import type { MemoryVersion } from "@/lib/core/log/memory";
import { useOffsetTop } from "../use-offset-top";
import { useRowKeys } from "../use-row-keys";
import { StoredRow } from "./stored-row";
import { useScrolledToMemory } from "./use-scrolled-to-memory";

/** Height of a closed row in pixels, until it is measured. */
const rowHeight = 52;

interface MemoryListProps {
  readonly scroll: HTMLElement;
  readonly content: HTMLElement;
  readonly memories: readonly MemoryVersion[];
}

/** The store, virtualised. */
export function MemoryList({ scroll, content, memories }: MemoryListProps) {
  const [list, setList] = useState<HTMLDivElement | null>(null);
  const focusedId = useSession((session) => session.focus.memoryId);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const scrollMargin = useOffsetTop(list, content);
  const virtualizer = useVirtualizer({
    count: memories.length,
    getScrollElement: () => scroll,
    estimateSize: () => rowHeight,
    getItemKey: (index) => memories[index]?.memoryId ?? index,
    overscan: 8,
    scrollMargin,
    scrollPaddingStart: 48,
  });
  const onKeyDown = useRowKeys({
    list,
    count: memories.length,
    scrollToIndex: (index) => virtualizer.scrollToIndex(index),
  });
  useScrolledToMemory(memories, (index) => virtualizer.scrollToIndex(index, { align: "center" }));
  const toggle = (memoryId: string) => {
    const next = new Set(toggled);
    if (!next.delete(memoryId)) next.add(memoryId);
    setToggled(next);
  };
  return (
    <VirtualRows
      ref={setList}
      virtualizer={virtualizer}
      label="Memories in the store"
      count={memories.length}
      onKeyDown={onKeyDown}
      className="mx-2.5 my-1"
    >
      {(index) => {
        const memory = memories[index];
        return (
          memory && (
            <StoredRow
              memory={memory}
              index={index}
              isOpen={toggled.has(memory.memoryId) !== (memory.memoryId === focusedId)}
              onToggle={() => toggle(memory.memoryId)}
            />
          )
        );
      }}
    </VirtualRows>
  );
}
