"use client";

import { use } from "react";
import { cn } from "@/components/ui/class-names";
import { Popover } from "@/components/ui/popover";
import { useShownMemories } from "@/lib/client/memory/use-shown-memories";
import { CitationNumbers } from "@/lib/client/session/citation-numbers";
import { citedMemory } from "@/lib/client/session/cited-memory";
import { useSession, useSessionStore } from "@/lib/client/session/session-context";
import { useHighlight, useIsHighlighted } from "@/lib/client/session/use-highlight";
import { CitedMemoryCard } from "./cited-memory-card";

/** A memory cited in an answer: a small number that shows the memory. An id that nobody knows stays the text it is. */
export function MemoryCitation({ children }: Record<string, unknown>) {
  const memoryId = String(children);
  const store = useSessionStore();
  const { memories } = useShownMemories();
  const number = use(CitationNumbers).get(memoryId);
  const isKnown = useSession((session) => citedMemory(memoryId, memories, session) !== null);
  const handlers = useHighlight("memory", memoryId);
  const isHighlighted = useIsHighlighted({ memoryId });
  if (!isKnown) return `[${memoryId}]`;
  const content = citedMemory(memoryId, memories, store.getState())?.content ?? "";
  return (
    <sup className="mx-0.5 leading-none">
      <Popover
        label="Cited memory"
        trigger={
          <button
            type="button"
            aria-label={`Memory ${number ?? ""}: ${content}`}
            className={cn(
              "relative inline-flex h-4 min-w-4 items-center justify-center rounded border border-retrieve/30 bg-retrieve/8 px-1 text-[10px] font-medium text-retrieve tabular-nums after:absolute after:-inset-1",
              isHighlighted && "bg-retrieve/25",
            )}
            {...handlers}
          >
            {number}
          </button>
        }
      >
        <CitedMemoryCard memoryId={memoryId} />
      </Popover>
    </sup>
  );
}
