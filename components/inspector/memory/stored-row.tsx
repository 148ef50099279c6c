"use client";

import { byWords, memoryTypeText, originWords } from "@/components/ui/memory-words";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowButton } from "@/components/ui/row-button";
import { useSession } from "@/lib/client/session/session-context";
import type { MemoryVersion } from "@/lib/core/log/memory";
import { useHighlight } from "../use-highlight";
import { MemoryDetails } from "./memory-details";

interface StoredRowProps {
  readonly memory: MemoryVersion;
  readonly index: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One current memory: text, what it is about, where it came from, which version and when. */
export function StoredRow({ memory, index, isOpen, onToggle }: StoredRowProps) {
  const known = useSession((session) => session.state.memories.get(memory.memoryId));
  const { props, hold } = useHighlight("memory", memory.memoryId);
  return (
    <>
      <div
        {...props}
        className="relative rounded-[7px] px-2 py-1.5 hover:bg-soft data-connected:bg-accent/8 data-connected:shadow-[inset_2px_0_0_var(--accent)]"
      >
        <RowButton
          data-row={index}
          dir="auto"
          aria-expanded={isOpen}
          onClick={() => {
            onToggle();
            if (!isOpen) hold();
          }}
          className="block w-full"
        >
          {memory.content}
        </RowButton>
        <p className="flex flex-wrap gap-x-1.5 text-xs text-mute tabular-nums">
          <span>{memoryTypeText(memory.memoryType)}</span>
          <span>· {originWords[memory.origin]}</span>
          <span>· {byWords[memory.by]}</span>
          <span>· version {memory.version}</span>
          <span>
            · <RelativeTime at={memory.at} />
          </span>
        </p>
      </div>
      {isOpen && (
        <MemoryDetails memoryId={memory.memoryId} versions={known?.versions ?? [memory]} changes={[]} />
      )}
    </>
  );
}
