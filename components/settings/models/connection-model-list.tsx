"use client";

import { useState } from "react";
import { contextText, priceText } from "@/components/model/model-words";
import { useOfferedModels } from "@/components/model/use-offered-models";
import { LinkButton } from "@/components/ui/link-button";
import type { Connection } from "@/lib/core/model/connection";
import { unknownModelFacts } from "@/lib/core/model/model-facts";
import type { OfferedModel } from "@/lib/core/model/offer";
import type { ModelSettings } from "@/lib/core/settings/owner-settings";
import { ModelSettingsForm } from "./model-settings-form";

interface ConnectionModelListProps {
  readonly connection: Connection;
  /** What is set for its models. */
  readonly models: readonly ModelSettings[];
}

/** What a connection offers, with what is known of each model and the way to correct it. */
export function ConnectionModelList({ connection, models }: ConnectionModelListProps) {
  const { connectionId } = connection;
  const { connections, problem } = useOfferedModels();
  const [edited, setEdited] = useState<string | null>(null);
  const offered = connections?.find((one) => one.connectionId === connectionId);
  const unlisted = models.filter(
    ({ modelId }) => !offered?.models.some((model) => model.modelId === modelId),
  );
  const rows: readonly OfferedModel[] = [
    ...(offered?.models ?? []),
    ...unlisted.map(({ modelId, facts }) => ({
      modelId,
      facts,
      contextTokens: null,
      makesEmbeddings: false,
    })),
  ];
  return (
    <div className="mt-3 border-t border-line pt-2">
      {connections === null && (
        <p role="status" className="text-[13px] text-mute">
          Asking what it offers…
        </p>
      )}
      {(offered?.problem ?? problem) && (
        <p className="text-[13px] text-danger">{offered?.problem ?? problem}</p>
      )}
      <ul aria-label={`Models of ${connection.name}`} className="divide-y divide-line">
        {rows.map((model) => (
          <li key={model.modelId} className="py-1.5 text-[13px]">
            <div className="flex flex-wrap items-center gap-x-3">
              <span className="min-w-0 flex-1 basis-40 break-all">{model.modelId}</span>
              <span className="text-xs text-mute tabular-nums">{wordsOf(model)}</span>
              <LinkButton
                aria-expanded={edited === model.modelId}
                aria-label={`Edit ${model.modelId}`}
                onClick={() => setEdited(edited === model.modelId ? null : model.modelId)}
              >
                Edit
              </LinkButton>
            </div>
            {edited === model.modelId && (
              <ModelSettingsForm
                connectionId={connectionId}
                model={model}
                settings={models.find(({ modelId }) => modelId === model.modelId) ?? null}
                onDone={() => setEdited(null)}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function wordsOf({ facts, makesEmbeddings }: OfferedModel): string {
  const known = facts ?? unknownModelFacts;
  const context = contextText(known.contextTokens);
  const words = [
    ...(makesEmbeddings ? ["embeddings"] : []),
    ...(context === null ? [] : [`reads ${context}`]),
    ...(priceText(known) === null ? [] : [priceText(known)]),
  ];
  return words.length === 0 ? "nothing known" : words.join(" · ");
}
