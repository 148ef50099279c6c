"use client";

import { useState } from "react";
import { PolicyCardPanel } from "@/components/lab/train/policy-card-panel";
import { useChosenLocalModel } from "@/components/model/use-chosen-local-model";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";

interface PolicyRowProps {
  readonly policy: LocalModelsView["policies"][number];
  readonly isUsed: boolean;
  /** True when the runtime is installed. */
  readonly isReady: boolean;
}

/** One trained policy: what its card says, and whether it can be used. */
export function PolicyRow({ policy: { modelId, card, problem }, isUsed, isReady }: PolicyRowProps) {
  const choose = useChosenLocalModel();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const canUse = isReady && problem === null;
  const use = async () => setRefusal(await choose(modelId, modelId));
  return (
    <li className="rounded-xl border border-line bg-panel p-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <h3 className="font-medium break-words">
            {modelId}
            {isUsed && (
              <span className="ml-2 rounded-md bg-accent/12 px-1.5 py-0.5 text-xs font-medium text-accent">
                answers by default
              </span>
            )}
          </h3>
          {card && <p className="mt-0.5 text-xs text-mute">{card.says}</p>}
        </div>
        <div className="flex flex-wrap gap-1.5">
          {!isUsed && (
            <Button
              aria-disabled={!canUse || undefined}
              onClick={() => canUse && void use()}
              aria-label={`Use ${modelId}`}
            >
              Use
            </Button>
          )}
          {card && (
            <Button
              variant="quiet"
              aria-label={`Card of ${modelId}`}
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              Card
            </Button>
          )}
        </div>
      </div>
      {!isReady && problem === null && (
        <p className="mt-2 text-xs text-mute">Install the runtime above to use it.</p>
      )}
      {isOpen && card && (
        <div className="mt-3">
          <PolicyCardPanel card={card} />
        </div>
      )}
      <InlineError message={refusal ?? problem} className="mt-2" />
    </li>
  );
}
