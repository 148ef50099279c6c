"use client";

import { Button } from "@/components/ui/button";
import { countText, numberText } from "@/components/ui/number-text";
import type { EmbeddingState } from "@/lib/contract/model/view-embeddings";

interface ReembeddingProgressProps {
  readonly state: EmbeddingState;
  readonly onStop: (stopped: boolean) => Promise<void>;
}

/** How many memories have a vector of the model in use, and the way to stop or go on. */
export function ReembeddingProgress({ state, onStop }: ReembeddingProgressProps) {
  const { done, total, isRunning, isStopped } = state;
  const isComplete = done === total;
  return (
    <div className="rounded-xl border border-line bg-panel p-4">
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="min-w-0 flex-1 basis-48 text-[13px]">
          {wordsOf(state)}
        </p>
        {!isComplete && isRunning && <Button onClick={() => void onStop(true)}>Stop</Button>}
        {!isComplete && !isRunning && (
          <Button onClick={() => void onStop(false)}>{isStopped ? "Go on" : "Try again"}</Button>
        )}
      </div>
      {!isComplete && (
        <progress
          aria-label="Memories embedded again"
          max={total}
          value={done}
          className="mt-3 block h-1.5 w-full overflow-hidden rounded-full bg-soft [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-soft [&::-webkit-progress-value]:bg-accent"
        />
      )}
    </div>
  );
}

function wordsOf({ done, total, isRunning, isStopped }: EmbeddingState): string {
  if (total === 0) return "Nothing is remembered yet.";
  const versions = countText(total, "version");
  if (done === total) return `All ${versions} of your memories are embedded with this model.`;
  const count = `${numberText(done)} of ${versions} of your memories are embedded with this model`;
  if (isRunning) return `${count}; the rest follows now.`;
  return isStopped ? `${count}; you stopped the rest.` : `${count}; the rest waits for the model.`;
}
