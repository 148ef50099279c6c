"use client";

import { type SubmitEvent, useMemo, useState } from "react";
import { Field, fieldControl } from "@/components/ui/field";
import { FormFooter } from "@/components/ui/form-footer";
import { InlineError } from "@/components/ui/inline-error";
import { countText, numberText } from "@/components/ui/number-text";
import { useSession } from "@/lib/client/session/session-context";
import { decideFilter } from "@/lib/core/context/decide-filter";
import { CandidateTable } from "../candidate-table";
import type { OperationFormProps } from "./operation-form";
import { ThresholdSlider } from "./threshold-slider";
import { useFilterPreview } from "./use-filter-preview";
import { useOperation } from "./use-operation";

/** FILTER judged before it happens: live scores, a movable threshold, what would go and what that frees. */
export function FilterForm({ onDone }: OperationFormProps) {
  const state = useSession((session) => session.state);
  const isNew = useSession((session) => session.isNew);
  const [criteria, setCriteria] = useState("");
  const [chosenThreshold, setThreshold] = useState<number | null>(null);
  const { preview, error: previewError, isLoading } = useFilterPreview(criteria);
  const { operate, isRunning, error } = useOperation();
  const threshold = chosenThreshold ?? preview?.threshold ?? state.settings.filterThreshold;
  const decision = useMemo(() => {
    if (!preview) return null;
    return decideFilter(
      state,
      threshold,
      new Map(preview.candidates.map((candidate) => [candidate.itemId, candidate])),
    );
  }, [state, threshold, preview]);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await operate({ operation: "FILTER", input: { criteria } }, threshold)) onDone();
  };
  const outcome = decision
    ? `${countText(decision.removedItemIds.length, "item")} would go, ${numberText(decision.tokensFreed)} tokens freed`
    : "";
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-2">
      <Field label="Take out what is about" hint={isLoading ? "scoring…" : undefined}>
        <input
          value={criteria}
          dir="auto"
          onChange={(event) => setCriteria(event.target.value)}
          placeholder="A subject, keywords, a phrase"
          className={fieldControl}
        />
      </Field>
      <ThresholdSlider
        value={threshold}
        given={preview?.threshold ?? state.settings.filterThreshold}
        spokenOutcome={outcome}
        onChange={setThreshold}
      />
      <InlineError message={previewError} />
      {decision && criteria.trim() !== "" && (
        <CandidateTable candidates={decision.candidates} threshold={threshold} />
      )}
      {preview && criteria.trim() !== "" && (
        <p className="text-[11px] text-mute">Scores by {preview.embeddingModel}</p>
      )}
      <FormFooter
        error={error}
        action="Apply FILTER"
        isRunning={isRunning}
        isDisabled={criteria.trim() === "" || isLoading || isNew}
        onCancel={onDone}
      >
        <output>
          {isNew
            ? "Nothing is in the context yet."
            : criteria.trim() === ""
              ? "Scores appear as you type; nothing is taken until you apply."
              : isLoading
                ? "Scoring…"
                : outcome}
        </output>
      </FormFooter>
    </form>
  );
}
