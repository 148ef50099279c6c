"use client";

import { Download, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { countText } from "@/components/ui/number-text";
import { useMemories } from "@/lib/client/memory/memories-context";
import type { MemoryRow } from "@/lib/client/memory/memory-row";
import { useMemoryChanges } from "../use-memory-changes";

interface SelectionBarProps {
  readonly rows: readonly MemoryRow[];
}

/** What can be done with several memories at once. */
export function SelectionBar({ rows }: SelectionBarProps) {
  const selected = useMemories((memories) => memories.selected);
  const setSelected = useMemories((memories) => memories.setSelected);
  const open = useMemories((memories) => memories.open);
  const { deleteMemories } = useMemoryChanges();
  if (selected.size === 0) return null;
  const remove = async () => {
    await deleteMemories([...selected]);
    setSelected([]);
  };
  return (
    <section
      aria-label="Selected memories"
      className="flex flex-wrap items-center gap-2 border-t border-line bg-panel px-4 py-2 min-[900px]:px-5"
    >
      <p className="mr-auto text-[13px] font-medium tabular-nums" aria-live="polite">
        {countText(selected.size, "memory", "memories")} selected
      </p>
      {selected.size < rows.length && (
        <Button variant="quiet" onClick={() => setSelected(rows.map(({ memory }) => memory.memoryId))}>
          Select all {rows.length} shown
        </Button>
      )}
      <Button variant="quiet" onClick={() => setSelected([])}>
        Clear
      </Button>
      <Button onClick={() => open({ kind: "export", memoryIds: [...selected] })}>
        <Download aria-hidden className="size-3.5" />
        Export
      </Button>
      <Button className="text-delete" onClick={() => void remove()}>
        <Trash2 aria-hidden className="size-3.5" />
        Delete
      </Button>
    </section>
  );
}
