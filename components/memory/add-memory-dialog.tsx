"use client";

import { type SubmitEvent, useState } from "react";
import { addMemory } from "@/app/(studio)/memories/change-actions";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldControl } from "@/components/ui/field";
import { FormFooter } from "@/components/ui/form-footer";
import { memoryTypeWords } from "@/components/ui/memory-words";
import { numberText } from "@/components/ui/number-text";
import { useAct } from "@/lib/client/query/use-act";
import { memoryContentMaxCharacters, memoryTypes } from "@/lib/core/log/operations";
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
  const [content, setContent] = useState("");
  const [memoryType, setMemoryType] = useState<(typeof memoryTypes)[number]>("general");
  const [refusal, setRefusal] = useState<{ reason: string; memoryId: string | null } | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setRefusal(null);
    const outcome = await add.run((requestId) => ({ requestId, content, memoryType }));
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
        <Field
          label="Memory"
          hint={`${numberText(content.length)} of ${numberText(memoryContentMaxCharacters)}`}
        >
          <textarea
            autoFocus
            rows={3}
            dir="auto"
            value={content}
            onChange={(event) => setContent(event.target.value)}
            placeholder="For example: Allergic to peanuts"
            className={fieldControl}
          />
        </Field>
        <Field label="Kind">
          <select
            value={memoryType}
            onChange={(event) =>
              setMemoryType(memoryTypes.find((type) => type === event.target.value) ?? "general")
            }
            className={fieldControl}
          >
            {memoryTypes.map((type) => (
              <option key={type} value={type}>
                {memoryTypeWords[type]}
              </option>
            ))}
          </select>
        </Field>
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
          isDisabled={content.trim() === ""}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}
