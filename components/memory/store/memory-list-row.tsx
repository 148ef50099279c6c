"use client";

import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import { memoryTypeText, originWords } from "@/components/ui/memory-words";
import { numberText } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowButton } from "@/components/ui/row-button";
import { useMemories } from "@/lib/client/memory/memories-context";
import type { MatchFacts, MemoryRow } from "@/lib/client/memory/memory-row";
import { MarkedText } from "../marked-text";

interface MemoryListRowProps {
  readonly row: MemoryRow;
  readonly index: number;
  readonly isOpen: boolean;
  readonly isWeak: boolean;
  readonly isPast: boolean;
  readonly onOpen: (memoryId: string) => void;
}

/** One memory: its text, what it is, why it was found, and what it was good for. */
export const MemoryListRow = memo(function MemoryListRow({
  row,
  index,
  isOpen,
  isWeak,
  isPast,
  onOpen,
}: MemoryListRowProps) {
  const { memory, usage, match } = row;
  const isSelected = useMemories((memories) => memories.selected.has(memory.memoryId));
  const toggleSelected = useMemories((memories) => memories.toggleSelected);
  return (
    <div
      className={cn(
        "relative grid h-[61px] grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line px-4 hover:bg-soft/70 min-[900px]:px-5",
        isOpen && "bg-soft shadow-[inset_2px_0_0_var(--accent)] hover:bg-soft",
      )}
    >
      {isPast ? (
        <span />
      ) : (
        <label className="relative z-10 -m-2 flex size-8 cursor-pointer items-center justify-center pointer-coarse:size-11">
          <input
            type="checkbox"
            checked={isSelected}
            onChange={() => toggleSelected(memory.memoryId)}
            aria-label={`Select “${memory.content.slice(0, 80)}”`}
            className="size-4 accent-ink"
          />
        </label>
      )}
      <div className="min-w-0">
        <RowButton
          data-row={index}
          dir="auto"
          aria-current={isOpen ? "true" : undefined}
          onClick={() => onOpen(memory.memoryId)}
          className={cn("block w-full after:rounded-none", isWeak && "text-mute")}
        >
          {match ? (
            <MarkedText text={memory.content} stretches={match.matches} look="found" />
          ) : (
            memory.content
          )}
        </RowButton>
        <p className="truncate text-xs text-mute tabular-nums">
          {memoryTypeText(memory.memoryType)} · {originWords[memory.origin]}
          {match && <span className="text-retrieve"> · {matchText(match)}</span>}
          <span className="@min-[560px]:hidden">
            {" "}
            · <RelativeTime at={memory.at} />
          </span>
        </p>
      </div>
      <p className="hidden gap-3 text-right text-xs text-mute tabular-nums @min-[560px]:flex">
        {usage && (
          <>
            <span className="w-18">
              {usage.retrievals === 0 ? "never used" : `used ${numberText(usage.retrievals)}×`}
            </span>
            <span className="w-18" title="Tokens times the prompts it was part of">
              {numberText(usage.tokenSteps)} tok
            </span>
          </>
        )}
        <RelativeTime at={memory.at} className="w-22" />
      </p>
    </div>
  );
});

/** "meaning 0.82, words 0.41": why a search found it. */
function matchText({ meaning, words }: MatchFacts): string {
  const parts = [
    ...(meaning === null ? [] : [`meaning ${meaning.toFixed(2)}`]),
    ...(words > 0 ? [`words ${words.toFixed(2)}`] : []),
  ];
  return parts.length === 0 ? "no close match" : parts.join(", ");
}
