"use client";

import { useId, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { Field, fieldControl } from "@/components/ui/field";
import type { MemoryVersion } from "@/lib/core/log/memory";
import { useMemorySearch } from "../memory/use-memory-search";

/** More than this is found faster by typing. */
const shownMemories = 50;

interface MemoryPickerProps {
  readonly chosen: MemoryVersion | null;
  readonly onChoose: (memory: MemoryVersion) => void;
}

/** Chooses one current memory: a search field above native radio buttons. */
export function MemoryPicker({ chosen, onChoose }: MemoryPickerProps) {
  const [search, setSearch] = useState("");
  const name = useId();
  const found = useMemorySearch(search);
  return (
    <div className="space-y-2">
      <Field label="Which memory">
        <input
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder="Search the memories"
          className={fieldControl}
        />
      </Field>
      {found.error !== null && <p className="text-xs text-danger">{found.error}</p>}
      {found.memories.length === 0 && (
        <p className="text-xs text-mute">
          {search === "" ? "No memories yet: add one first." : "No memory matches."}
        </p>
      )}
      <fieldset className="max-h-44 overflow-y-auto rounded-lg border border-line empty:hidden">
        <legend className="sr-only">Memories</legend>
        {found.memories.slice(0, shownMemories).map((memory) => (
          <label
            key={memory.memoryId}
            className={cn(
              "flex min-h-7 cursor-pointer items-start gap-2 px-2.5 py-1.5 text-[13px] hover:bg-soft pointer-coarse:min-h-11",
              chosen?.memoryId === memory.memoryId && "bg-soft",
            )}
          >
            <input
              type="radio"
              name={name}
              checked={chosen?.memoryId === memory.memoryId}
              onChange={() => onChoose(memory)}
              className="mt-1 accent-(--accent)"
            />
            <span dir="auto" className="min-w-0 break-words">
              {memory.content}
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
