"use client";

import { useOfferedModels } from "@/components/model/use-offered-models";
import { Field, fieldControl } from "@/components/ui/field";
import type { ForkDraft } from "@/lib/client/branch/fork-draft";

interface ForkModelProps {
  readonly model: ForkDraft["model"];
  readonly onChange: (model: ForkDraft["model"]) => void;
}

/** Which model answers in the branch. */
export function ForkModel({ model, onChange }: ForkModelProps) {
  const { connections, problem } = useOfferedModels();
  const choices = (connections ?? []).flatMap((connection) =>
    connection.models
      .filter((offered) => !offered.makesEmbeddings)
      .map((offered) => ({
        key: `${connection.connectionId}\n${offered.modelId}`,
        label: `${offered.modelId} (${connection.name})`,
        choice: { connectionId: connection.connectionId, modelId: offered.modelId },
      })),
  );
  const chosen = model ? `${model.choice.connectionId}\n${model.choice.modelId}` : "";
  return (
    <Field label={problem ?? "Answers in the branch"}>
      <select
        value={chosen}
        onChange={({ target }) => {
          const next = choices.find((candidate) => candidate.key === target.value);
          onChange(next ? { choice: next.choice, label: next.label } : null);
        }}
        className={fieldControl}
      >
        <option value="">the same as in this session</option>
        {choices.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}
