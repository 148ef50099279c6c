"use client";

import { useEffect, useState } from "react";
import { InlineError } from "@/components/ui/inline-error";
import type { EmbeddingActions, EmbeddingState } from "@/lib/client/model/embedding-actions";
import { type ModelActions, ModelActionsProvider } from "@/lib/client/model/model-actions";
import type { ActionResult } from "@/lib/client/session/server-actions";
import { SettingsGroup } from "../settings-group";
import { EmbedderPicker } from "./embedder-picker";
import { ReembeddingProgress } from "./reembedding-progress";
import { ThresholdSetting } from "./threshold-setting";

interface EmbeddingPanelProps {
  readonly seed: EmbeddingState;
  readonly actions: EmbeddingActions;
  readonly modelActions: ModelActions;
}

/** How often progress is asked for while memories are being embedded, in milliseconds. */
const askEveryMs = 1_000;

/** The section of embeddings: which model, how far the memories have followed, and from which similarity on FILTER removes. */
export function EmbeddingPanel({ seed, actions, modelActions }: EmbeddingPanelProps) {
  const [state, setState] = useState(seed);
  const [problem, setProblem] = useState<string | null>(null);

  const take = (result: ActionResult<EmbeddingState>) => {
    setProblem(result.ok ? null : result.error.message);
    if (result.ok) setState(result.value);
  };

  useEffect(() => {
    if (!state.isRunning) return;
    const timer = setInterval(async () => {
      const read = await actions.readEmbeddings();
      if (read.ok) setState(read.value);
    }, askEveryMs);
    return () => clearInterval(timer);
  }, [state.isRunning, actions]);

  return (
    <ModelActionsProvider actions={modelActions}>
      <SettingsGroup
        title="The embedding model"
        explanation="RETRIEVE finds memories by it, FILTER finds what is alike, and duplicates are noticed. Vectors of two models are never compared."
      >
        <EmbedderPicker
          state={state}
          onChoose={async (choice) => take(await actions.setEmbedder({ choice }))}
        />
        <InlineError message={problem} className="mt-2" />
      </SettingsGroup>
      <SettingsGroup
        title="Your memories"
        explanation="After a change of the model each memory is embedded anew in the background. Until then it is found by its words."
      >
        <ReembeddingProgress
          state={state}
          onStop={async (stopped) => take(await actions.setReembedding({ stopped }))}
        />
      </SettingsGroup>
      <SettingsGroup
        title="FILTER's threshold θ"
        explanation="From this similarity to its criteria on, FILTER removes an item. Each embedding model has its own scale."
      >
        <ThresholdSetting
          key={state.model}
          state={state}
          onChange={async (threshold) =>
            take(await actions.setFilterThreshold({ model: state.model, threshold }))
          }
        />
      </SettingsGroup>
    </ModelActionsProvider>
  );
}
