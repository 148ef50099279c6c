"use client";

import { ArrowLeft } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { InlineError } from "@/components/ui/inline-error";
import { useRead } from "@/lib/client/query/use-read";
import { viewMemoryContract } from "@/lib/contract/memory/view-memory";
import { MemoryDetailView } from "./memory-detail-view";

interface MemoryPaneProps {
  readonly memoryId: string;
  /** A position of the past, or null for now. */
  readonly asOf: number | null;
  readonly onClose: () => void;
}

/** Everything about one memory, beside the list or, on small screens, in its place. */
export function MemoryPane({ memoryId, asOf, onClose }: MemoryPaneProps) {
  const detail = useRead(viewMemoryContract, { memoryId });
  const shown = detail.value?.memory.memoryId === memoryId ? detail.value : null;
  return (
    <aside
      aria-label="Memory"
      data-region="memory"
      tabIndex={-1}
      className="flex min-h-0 w-full flex-col bg-panel outline-offset-[-2px]"
    >
      <div className="flex h-11 shrink-0 items-center border-b border-line px-2 lg:hidden">
        <IconButton icon={ArrowLeft} label="Back to the list" onClick={onClose} />
        <h1 className="ml-1 font-semibold">Memories</h1>
      </div>
      <InlineError message={detail.error} className="px-4.5 pt-4" />
      {shown ? (
        <MemoryDetailView key={memoryId} detail={shown} asOf={asOf} onClose={onClose} />
      ) : (
        detail.error === null && (
          <p role="status" className="animate-[appear_150ms_step-end] p-4.5 text-[13px] text-mute">
            Loading the memory…
          </p>
        )
      )}
    </aside>
  );
}
