"use client";

import { type FormEvent, useState } from "react";
import { ThresholdSlider } from "@/components/inspector/operation/threshold-slider";
import { Button } from "@/components/ui/button";
import type { EmbeddingState } from "@/lib/contract/model/view-embeddings";

interface ThresholdSettingProps {
  readonly state: EmbeddingState;
  readonly onChange: (threshold: number | null) => Promise<void>;
}

/** θ for the embedding model in use, and whether anybody measured it. */
export function ThresholdSetting({ state, onChange }: ThresholdSettingProps) {
  const { threshold, givenThreshold, isCalibrated } = state;
  const [moved, setMoved] = useState<number | null>(null);
  const value = moved ?? threshold;
  const save = (event: FormEvent) => {
    event.preventDefault();
    void onChange(value === givenThreshold ? null : value);
  };
  return (
    <form
      aria-label="Threshold of FILTER"
      onSubmit={save}
      className="rounded-xl border border-line bg-panel p-4"
    >
      <ThresholdSlider
        value={value}
        given={givenThreshold}
        spokenOutcome={isCalibrated ? "Measured for this model." : "Not measured for this model."}
        onChange={(next) => setMoved(next ?? givenThreshold)}
      />
      <p className="mt-2 text-[13px] text-mute">
        {isCalibrated
          ? `${givenThreshold.toFixed(2)} was measured for this model on labeled conversations. New sessions start with what stands here.`
          : `Nobody measured this model: ${givenThreshold.toFixed(2)} is the paper's value for another one, and may remove too much or too little. The preview of FILTER shows every score before anything leaves.`}
      </p>
      {value !== threshold && (
        <div className="mt-2 flex justify-end">
          <Button type="submit" variant="primary">
            Save
          </Button>
        </div>
      )}
    </form>
  );
}
