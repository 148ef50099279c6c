"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { setEmbedder, setFilterThreshold, setReembedding } from "@/app/(studio)/settings/embedding-actions";
import { InlineError } from "@/components/ui/inline-error";
import { readKey } from "@/lib/client/query/read-query";
import { type Action, usePerform } from "@/lib/client/query/use-act";
import { useRead } from "@/lib/client/query/use-read";
import { type EmbeddingState, viewEmbeddingsContract } from "@/lib/contract/model/view-embeddings";
import { SettingsGroup } from "../settings-group";
import { EmbedderPicker } from "./embedder-picker";
import { ReembeddingProgress } from "./reembedding-progress";
import { ThresholdSetting } from "./threshold-setting";

/** How often progress is asked for while memories are being embedded, in milliseconds. */
const askEveryMs = 1_000;

/** The section of embeddings: which model, how far the memories have followed, and from which similarity on FILTER removes. */
export function EmbeddingPanel({ seed }: { readonly seed: EmbeddingState }) {
  const { state, problem, act } = useEmbeddings(seed);
  return (
    <>
      <SettingsGroup
        title="The embedding model"
        explanation="RETRIEVE finds memories by it, FILTER finds what is alike, and duplicates are noticed. Vectors of two models are never compared."
      >
        <EmbedderPicker state={state} onChoose={(choice) => act(setEmbedder, { choice })} />
        <InlineError message={problem} className="mt-2" />
      </SettingsGroup>
      <SettingsGroup
        title="Your memories"
        explanation="After a change of the model each memory is embedded again in the background. Until then it is found by its words."
      >
        <ReembeddingProgress state={state} onStop={(stopped) => act(setReembedding, { stopped })} />
      </SettingsGroup>
      <SettingsGroup
        title="FILTER's similarity threshold (θ)"
        explanation="From this similarity to its criteria on, FILTER removes an item. Each embedding model has its own scale."
      >
        <ThresholdSetting
          key={state.model}
          state={state}
          onChange={(threshold) => act(setFilterThreshold, { model: state.model, threshold })}
        />
      </SettingsGroup>
    </>
  );
}

/** What the server says of the embedder, asked again while it works; what an act answers shows at once. */
function useEmbeddings(seed: EmbeddingState) {
  const queryClient = useQueryClient();
  const perform = usePerform();
  const [problem, setProblem] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(seed.isRunning);
  const { value } = useRead(viewEmbeddingsContract, {}, isRunning ? { everyMs: askEveryMs } : {});
  const state = value ?? seed;
  if (state.isRunning !== isRunning) setRunning(state.isRunning);
  const act = async <Input,>(action: Action<Input, EmbeddingState>, input: Input) => {
    const done = await perform(action, input);
    setProblem(done.ok ? null : done.error.message);
    if (done.ok) queryClient.setQueryData(readKey(viewEmbeddingsContract, {}), done.value);
  };
  return { state, problem, act };
}
