"use client";

import { type SubmitEvent, useState } from "react";
import { Field, fieldControl } from "@/components/ui/field";
import { FormFooter } from "@/components/ui/form-footer";
import { defaultTopK } from "@/lib/core/memory/rank";
import type { OperationFormProps } from "./operation-form";
import { useOperation } from "./use-operation";

const mostMemories = 50;

/** RETRIEVE by hand: the hits enter the context as one item. */
export function RetrieveForm({ onDone }: OperationFormProps) {
  const [query, setQuery] = useState("");
  const [topK, setTopK] = useState(String(defaultTopK));
  const { operate, isRunning, error } = useOperation();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await operate({ operation: "RETRIEVE", input: { query, top_k: Number(topK) } })) onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-2">
      <div className="grid grid-cols-[minmax(0,1fr)_92px] gap-2">
        <Field label="Look for">
          <input
            value={query}
            dir="auto"
            onChange={(event) => setQuery(event.target.value)}
            placeholder="In plain words"
            className={fieldControl}
          />
        </Field>
        <Field label="At most">
          <input
            type="number"
            min={1}
            max={mostMemories}
            required
            value={topK}
            onChange={(event) => setTopK(event.target.value)}
            className={fieldControl}
          />
        </Field>
      </div>
      <FormFooter error={error} action="Retrieve" isRunning={isRunning} onCancel={onDone} />
    </form>
  );
}
