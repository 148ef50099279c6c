"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { ModelRow } from "@/components/model/model-row";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { EmbeddingState } from "@/lib/contract/model/view-embeddings";
import type { ModelChoice } from "@/lib/core/log/event-envelope";
import { OfferedEmbedders } from "./offered-embedders";

interface EmbedderPickerProps {
  readonly state: EmbeddingState;
  readonly onChoose: (choice: ModelChoice | null) => Promise<void>;
}

/** The embedder in use, and the way to another one. */
export function EmbedderPicker({ state, onChoose }: EmbedderPickerProps) {
  const [open, setOpen] = useState(false);
  const choose = (choice: ModelChoice | null) => {
    setOpen(false);
    void onChoose(choice);
  };
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-xl border border-line bg-panel p-4">
      <p className="min-w-0 flex-1 basis-48">
        <span className="block truncate font-medium">
          {state.choice?.modelId ?? "Built-in sentence encoder"}
        </span>
        <span className="block text-[13px] text-mute">
          {state.choice === null ? "Runs in the app, without a network. English only." : state.model}
        </span>
        {state.problem && (
          <span className="mt-1 block text-[13px] text-danger">
            {state.problem}. Until it answers, memory works by words alone.
          </span>
        )}
      </p>
      <Popover
        label="Choose the embedding model"
        align="end"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button>
            Change
            <ChevronDown aria-hidden className="size-3.5" />
          </Button>
        }
      >
        <ul aria-label="Embedding models">
          <ModelRow
            label="Built-in sentence encoder"
            isCurrent={state.choice === null}
            onChoose={() => choose(null)}
          />
        </ul>
        <OfferedEmbedders current={state.choice} onChoose={choose} />
      </Popover>
    </div>
  );
}
