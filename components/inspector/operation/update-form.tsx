"use client";

import { type SubmitEvent, useState } from "react";
import { Field, fieldControl } from "@/components/ui/field";
import { FormFooter } from "@/components/ui/form-footer";
import { WordDiff } from "@/components/ui/word-diff";
import type { MemoryVersion } from "@/lib/core/log/memory";
import { MemoryPicker } from "./memory-picker";
import type { OperationFormProps } from "./operation-form";
import { useOperation } from "./use-operation";

/** UPDATE by hand: pick a memory, edit its text, see the difference before it is written. */
export function UpdateForm({ onDone }: OperationFormProps) {
  const [chosen, setChosen] = useState<MemoryVersion | null>(null);
  const [content, setContent] = useState("");
  const { operate, isRunning, error } = useOperation();
  const choose = (memory: MemoryVersion) => {
    setChosen(memory);
    setContent(memory.content);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!chosen) return;
    if (await operate({ operation: "UPDATE", input: { memory_id: chosen.memoryId, content } })) onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-2">
      <MemoryPicker chosen={chosen} onChoose={choose} />
      {chosen && (
        <>
          <Field label="New text" hint={`version ${chosen.version} → ${chosen.version + 1}`}>
            <textarea
              rows={2}
              dir="auto"
              value={content}
              onChange={(event) => setContent(event.target.value)}
              className={fieldControl}
            />
          </Field>
          {content !== chosen.content && (
            <WordDiff before={chosen.content} after={content} className="text-[13px]" />
          )}
        </>
      )}
      <FormFooter
        error={error}
        action="Update memory"
        isRunning={isRunning}
        isDisabled={!chosen}
        onCancel={onDone}
      />
    </form>
  );
}
