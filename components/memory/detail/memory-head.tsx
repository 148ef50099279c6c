"use client";

import { Flame, Pencil, Trash2, Undo2 } from "lucide-react";
import { restoreMemories } from "@/app/(studio)/memories/change-actions";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { InlineError } from "@/components/ui/inline-error";
import { memoryTypeText, originWords } from "@/components/ui/memory-words";
import { useMemories } from "@/lib/client/memory/memories-context";
import { useAct } from "@/lib/client/query/use-act";
import { currentVersion, type MemoryVersion } from "@/lib/core/log/memory";
import type { MemoryDetail } from "@/lib/core/memory/memory-outcomes";
import { MarkedText } from "../marked-text";
import { useMemoryChanges } from "../use-memory-changes";
import { EditMemory } from "./edit-memory";

interface MemoryHeadProps {
  readonly detail: MemoryDetail;
  /** The version that holds at the time on screen; null when the memory is deleted then. */
  readonly shown: MemoryVersion | null;
  readonly isPast: boolean;
  readonly onClose: () => void;
}

/** The text of a memory, what its source does not support, and the buttons. */
export function MemoryHead({ detail, shown, isPast, onClose }: MemoryHeadProps) {
  const { memory, unsupported } = detail;
  const { memoryId } = memory;
  const isEditing = useMemories((memories) => memories.editing === memoryId);
  const edit = useMemories((memories) => memories.edit);
  const open = useMemories((memories) => memories.open);
  const changes = useMemoryChanges();
  const version = shown ?? memory.versions.at(-1);
  if (!version) return null;
  const isCurrent = shown !== null && currentVersion(memory)?.version === shown.version;
  const last = detail.changes.at(-1);
  return (
    <div className="px-4.5 pt-4 pb-3.5">
      {isEditing && isCurrent && !isPast ? (
        <EditMemory version={version} onDone={() => edit(null)} />
      ) : (
        <h2
          dir="auto"
          className="text-[17px] leading-snug font-medium break-words whitespace-pre-wrap wrap-anywhere"
        >
          <MarkedText text={version.content} stretches={isCurrent ? unsupported : []} look="unsupported" />
        </h2>
      )}
      <p className="mt-1.5 flex flex-wrap items-center gap-x-1.5 text-xs text-mute">
        <span className="font-mono">{memoryId}</span>
        <CopyButton text={memoryId} label="Copy the id of this memory" className="-my-1.5 size-6" />
        <span>
          · {memoryTypeText(version.memoryType)} · {originWords[version.origin]}
        </span>
      </p>
      {isCurrent && unsupported.length > 0 && (
        <p className="mt-1.5 text-xs text-update">Underlined: the message it came from does not say this.</p>
      )}
      {shown === null && (
        <p className="mt-2 text-[13px] text-delete">
          {isPast ? "It was not there at that time." : "Deleted. Its history is kept until it is purged."}
        </p>
      )}
      {!isPast && (
        <div className="mt-3 flex flex-wrap gap-2">
          {shown ? (
            <>
              {!isEditing && (
                <Button onClick={() => edit(memoryId)} aria-keyshortcuts="e">
                  <Pencil aria-hidden className="size-3.5" />
                  Edit
                </Button>
              )}
              {last && (
                <Button
                  onClick={() => void changes.undo({ label: undoLabel(last.type), eventIds: [last.eventId] })}
                >
                  <Undo2 aria-hidden className="size-3.5" />
                  Undo last
                </Button>
              )}
              <Button
                className="text-delete"
                aria-keyshortcuts="Delete"
                onClick={() => {
                  onClose();
                  void changes.deleteMemories([memoryId]);
                }}
              >
                <Trash2 aria-hidden className="size-3.5" />
                Delete
              </Button>
            </>
          ) : (
            <RestoreMemory memoryId={memoryId} />
          )}
          <Button variant="quiet" onClick={() => open({ kind: "purge", memoryId })}>
            <Flame aria-hidden className="size-3.5" />
            Purge…
          </Button>
        </div>
      )}
    </div>
  );
}

function RestoreMemory({ memoryId }: { readonly memoryId: string }) {
  const restoring = useAct(restoreMemories);
  const changes = useMemoryChanges();
  const restore = async () => {
    const outcome = await restoring.run((requestId) => ({ requestId, memoryIds: [memoryId] }));
    if (!outcome) return;
    const skipped = outcome.skipped[0]?.reason;
    if (skipped) changes.failed(skipped);
    else changes.made("Memory restored", outcome.events);
  };
  return (
    <>
      <Button aria-disabled={restoring.isRunning} onClick={() => void restore()}>
        <Undo2 aria-hidden className="size-3.5" />
        Restore
      </Button>
      <InlineError message={restoring.error} className="order-last w-full" />
    </>
  );
}

function undoLabel(type: MemoryDetail["changes"][number]["type"]): string {
  const words = {
    "memory-added": "adding the memory",
    "memory-updated": "the last edit",
    "memory-deleted": "the deletion",
    "memory-restored": "the restoration",
    "memory-purged": "the purge",
  } as const;
  return words[type];
}
