"use client";

import { type SubmitEvent, useState } from "react";
import { FormFooter } from "@/components/ui/form-footer";
import type { MemoryVersion } from "@/lib/core/log/memory";
import { MemoryPicker } from "./memory-picker";
import type { OperationFormProps } from "./operation-form";
import { useOperation } from "./use-operation";

/** DELETE by hand: pick a memory and confirm in the same place. */
export function DeleteForm({ onDone }: OperationFormProps) {
  const [chosen, setChosen] = useState<MemoryVersion | null>(null);
  const [isConfirmed, setConfirmed] = useState(false);
  const { operate, isRunning, error } = useOperation();
  const choose = (memory: MemoryVersion) => {
    setChosen(memory);
    setConfirmed(false);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!chosen) return;
    if (
      await operate({ operation: "DELETE", input: { memory_id: chosen.memoryId, confirmation: isConfirmed } })
    )
      onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-2">
      <MemoryPicker chosen={chosen} onChoose={choose} />
      {chosen && (
        <label className="flex min-h-7 cursor-pointer items-start gap-2 text-[13px] pointer-coarse:min-h-11">
          <input
            type="checkbox"
            checked={isConfirmed}
            onChange={(event) => setConfirmed(event.target.checked)}
            className="mt-1 accent-(--delete)"
          />
          <span className="min-w-0 break-words">
            Delete “{chosen.content}”. It will not be retrieved again; its history, and the messages that say
            it, stay.
          </span>
        </label>
      )}
      <FormFooter
        error={error}
        action="Delete memory"
        isRunning={isRunning}
        isDisabled={!chosen || !isConfirmed}
        onCancel={onDone}
      />
    </form>
  );
}
