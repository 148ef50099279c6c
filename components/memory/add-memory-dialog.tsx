"use client";

import { type SubmitEvent, useState } from "react";
import { addMemory } from "@/app/(studio)/memories/change-actions";
import { Dialog } from "@/components/ui/dialog";
import { FormFooter } from "@/components/ui/form-footer";
import { blankMemory, MemoryFields } from "@/components/ui/memory-fields";
import { useAct } from "@/lib/client/query/use-act";
import { useMemoryChanges } from "./use-memory-changes";

interface AddMemoryDialogProps {
  readonly onClose: () => void;
  /** Opens the memory that was added, or the one that says it already. */
  readonly onShow: (memoryId: string) => void;
}

/** A new memory by hand. A memory that says the same already is named, with the way to it. */
export function AddMemoryDialog({ onClose, onShow }: AddMemoryDialogProps) {
  const add = useAct(addMemory);
  const changes = useMemoryChanges();
  const [memory, setMemory] = useState(blankMemory);
  const [refusal, setRefusal] = useState<{ reason: string; memoryId: string | null } | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setRefusal(null);
    const outcome = await add.run((requestId) => ({ requestId, ...memory }));
    if (!outcome) return;
    if (changes.settle("Memory added", outcome)) return onClose();
    if (outcome.status === "refused") setRefusal(outcome);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Add a memory"
      description="One fact that will be understood without its conversation. It is stored as written by you."
    >
      <form onSubmit={(event) => void submit(event)} className="space-y-3">
        <MemoryFields
          memory={memory}
          onChange={setMemory}
          placeholder="For example: Allergic to peanuts"
          rows={3}
          isFirst
        />
        {refusal?.memoryId && (
          <button
            type="button"
            onClick={() => onShow(refusal.memoryId ?? "")}
            className="inline-flex min-h-6 items-center rounded text-[13px] font-medium text-accent hover:underline pointer-coarse:min-h-11"
          >
            Open the memory that says it
          </button>
        )}
        <FormFooter
          error={add.error ?? refusal?.reason ?? null}
          action="Add memory"
          isRunning={add.isRunning}
          isDisabled={memory.content.trim() === ""}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}
