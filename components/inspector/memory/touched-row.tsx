"use client";

import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { OperationBadge } from "@/components/ui/operation-badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowButton } from "@/components/ui/row-button";
import { useSession } from "@/lib/client/session/session-context";
import type { MemoryVersion } from "@/lib/core/log/memory";
import { useHighlight } from "../use-highlight";
import { MemoryDetails } from "./memory-details";
import type { TouchedMemory } from "./touched-memories";

interface TouchedRowProps {
  readonly touched: TouchedMemory;
  /** The versions that this session knows, oldest first. */
  readonly versions: readonly MemoryVersion[];
}

/** One memory that this session changed: the last operation, the text, and on opening its history. */
export function TouchedRow({ touched: { memoryId, changes, last }, versions }: TouchedRowProps) {
  const isFocused = useSession((session) => session.focus.memoryId === memoryId);
  const [choice, setOpen] = useState<boolean | null>(null);
  const isOpen = choice ?? isFocused;
  const { props, hold } = useHighlight("memory", memoryId);
  return (
    <li>
      <div
        {...props}
        className="relative grid min-h-8 grid-cols-[82px_minmax(0,1fr)_auto] items-center gap-2.5 rounded-[7px] px-2 py-1 hover:bg-soft data-connected:bg-accent/8 data-connected:shadow-[inset_2px_0_0_var(--accent)] pointer-coarse:min-h-11"
      >
        {"operation" in last ? (
          <OperationBadge operation={last.operation} variant="inline" />
        ) : (
          <span className="text-xs text-mute">{last.type === "memory-purged" ? "Purged" : "Restored"}</span>
        )}
        <RowButton
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
            if (!isOpen) hold();
          }}
          className={cn(last.type === "memory-deleted" && "text-mute line-through decoration-delete/60")}
        >
          {last.type === "memory-purged" ? "Text removed for good" : last.content}
        </RowButton>
        <RelativeTime at={last.at} className="text-xs text-mute" />
      </div>
      {isOpen && <MemoryDetails memoryId={memoryId} versions={versions} changes={changes} />}
    </li>
  );
}
