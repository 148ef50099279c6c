"use client";

import { type FormEvent, useState } from "react";
import { addModelFile } from "@/app/(studio)/settings/local-model-actions";
import type { ActOnLocalModels } from "@/components/model/use-act-on-local-models";
import { Button } from "@/components/ui/button";
import { Field, fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";

interface AddModelFileProps {
  readonly act: ActOnLocalModels;
}

/** Adds a GGUF file of the person's own. By its path: it may have many gigabytes and stays where it is. */
export function AddModelFile({ act }: AddModelFileProps) {
  const [path, setPath] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const refusal = path.trim() === "" ? "Name the file first." : await act(addModelFile, { path });
    setProblem(refusal);
    if (refusal === null) setPath("");
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="mt-3">
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-64">
          <Field label="Add a GGUF file" hint="its whole path on this computer">
            <input
              value={path}
              onChange={(event) => setPath(event.target.value)}
              placeholder="/home/ada/models/model.gguf"
              autoComplete="off"
              spellCheck={false}
              className={fieldControl}
            />
          </Field>
        </div>
        <Button type="submit">Add</Button>
      </div>
      <InlineError message={problem} className="mt-2" />
    </form>
  );
}
