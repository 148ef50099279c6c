"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useState } from "react";
import { useSession } from "@/lib/client/session-context";
import type { MemoryVersion } from "@/lib/core/memory/memory";
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
  const visible = virtualizer.getVirtualItems();
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are virtualised, so the list states its size through ARIA.
    <div
      ref={setList}
      role="list"
      aria-label="Memories in the store"
      onKeyDown={onKeyDown}
      className="relative mx-2.5 my-1"
      style={{ height: virtualizer.getTotalSize() }}
    >
      <div
        className="absolute inset-x-0 top-0"
        style={{ transform: `translateY(${(visible[0]?.start ?? scrollMargin) - scrollMargin}px)` }}
      >
        {visible.map(({ index, key }) => {
          const memory = memories[index];
          return (
            memory && (
              // biome-ignore lint/a11y/useSemanticElements: see the list above.
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                role="listitem"
                aria-posinset={index + 1}
                aria-setsize={memories.length}
              >
                <StoredRow
                  memory={memory}
                  index={index}
                  isOpen={toggled.has(memory.memoryId) !== (memory.memoryId === focusedId)}
                  onToggle={() => toggle(memory.memoryId)}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
