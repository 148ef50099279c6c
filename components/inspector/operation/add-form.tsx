"use client";

import { type SubmitEvent, useState } from "react";
import { FormFooter } from "@/components/ui/form-footer";
import { blankMemory, MemoryFields } from "@/components/ui/memory-fields";
import type { OperationFormProps } from "./operation-form";
import { useOperation } from "./use-operation";

/** ADD by hand. */
export function AddForm({ onDone }: OperationFormProps) {
  const [memory, setMemory] = useState(blankMemory);
  const { operate, isRunning, error } = useOperation();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { content, memoryType } = memory;
    if (await operate({ operation: "ADD", input: { content, memory_type: memoryType } })) onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-2">
      <MemoryFields
        memory={memory}
        onChange={setMemory}
        placeholder="One fact, understandable by itself"
        rows={2}
      />
      <FormFooter error={error} action="Add memory" isRunning={isRunning} onCancel={onDone} />
    </form>
  );
}
