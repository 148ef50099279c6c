"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { fieldControl } from "@/components/ui/field";
import type { ModelChoice } from "@/lib/core/log/event-envelope";
import type { OfferedConnection } from "@/lib/core/model/offer";
import { ModelRow } from "./model-row";
import { contextText } from "./model-words";

interface ConnectionModelsProps {
  readonly connection: OfferedConnection;
  /** Lower case; empty shows all. */
  readonly filter: string;
  readonly kind?: "talking" | "embedding";
  readonly current: ModelChoice | null;
  readonly onChoose: (choice: ModelChoice, label: string) => void;
}

/** What one connection offers; where it cannot say, a model can be named by hand. */
export function ConnectionModels({
  connection,
  filter,
  kind = "talking",
  current,
  onChoose,
}: ConnectionModelsProps) {
  const { connectionId, name, models, problem } = connection;
  const shown = models.filter(
    ({ modelId, makesEmbeddings }) =>
      makesEmbeddings === (kind === "embedding") && modelId.toLowerCase().includes(filter),
  );
  const choose = (modelId: string) => onChoose({ connectionId, modelId }, `${modelId} (${name})`);
  return (
    <section aria-label={name}>
      <h3 className="px-2 pt-3 pb-1 text-xs text-mute">{name}</h3>
      {problem && <p className="px-2 pb-1.5 text-xs text-danger">{problem}</p>}
      <ul>
        {shown.map(({ modelId, facts }) => (
          <ModelRow
            key={modelId}
            label={modelId}
            detail={contextText(facts.contextTokens)}
            isCurrent={current?.connectionId === connectionId && current.modelId === modelId}
            onChoose={() => choose(modelId)}
          />
        ))}
      </ul>
      {shown.length === 0 && filter === "" && <ModelByName onChoose={choose} />}
    </section>
  );
}

function ModelByName({ onChoose }: { readonly onChoose: (modelId: string) => void }) {
  const [modelId, setModelId] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (modelId.trim() !== "") onChoose(modelId.trim());
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-2 px-2 py-1">
      <input
        aria-label="Name of the model"
        placeholder="Name of the model"
        value={modelId}
        onChange={(event) => setModelId(event.target.value)}
        className={fieldControl}
      />
      <Button type="submit">Use</Button>
    </form>
  );
}
