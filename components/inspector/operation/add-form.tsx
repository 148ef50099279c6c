"use client";

import { type SubmitEvent, useState } from "react";
import { Field, fieldControl } from "@/components/ui/field";
import { FormFooter } from "@/components/ui/form-footer";
import { memoryTypeWords } from "@/components/ui/memory-words";
import { numberText } from "@/components/ui/number-text";
import { memoryContentMaxCharacters, memoryTypes } from "@/lib/core/log/operations";
import type { OperationFormProps } from "./operation-form";
import { useOperation } from "./use-operation";

/** ADD by hand. */
export function AddForm({ onDone }: OperationFormProps) {
  const [content, setContent] = useState("");
  const [memoryType, setMemoryType] = useState<(typeof memoryTypes)[number]>("general");
  const { operate, isRunning, error } = useOperation();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await operate({ operation: "ADD", input: { content, memory_type: memoryType } })) onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-2">
      <Field
        label="Memory"
        hint={`${numberText(content.length)} of ${numberText(memoryContentMaxCharacters)}`}
      >
        <textarea
          rows={2}
          dir="auto"
          value={content}
          onChange={(event) => setContent(event.target.value)}
          placeholder="One fact, understandable by itself"
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
      <FormFooter error={error} action="Add memory" isRunning={isRunning} onCancel={onDone} />
    </form>
  );
}
