import { costText } from "@/components/model/model-words";
import { countText, numberText } from "@/components/ui/number-text";
import type { PlannedFork } from "@/lib/core/branch/fork-plans";

/** What something will take, in a sentence: what comes from the record, what runs live, about how many tokens. */
export function PlanLine({ plan, runs = 1 }: { readonly plan: PlannedFork; readonly runs?: number }) {
  const { recordedSteps, liveSteps, inputTokens, outputTokens, costUsd, model } = plan;
  const tokens = (inputTokens + outputTokens) * runs;
  return (
    <p className="text-[13px] text-mute tabular-nums">
      {countText(recordedSteps, "step")} from the record,{" "}
      {liveSteps === 0 ? (
        "nothing runs"
      ) : (
        <>
          <span className="text-ink">about {countText(liveSteps * runs, "step")} live</span> with{" "}
          {model.label}: ≈ {numberText(tokens)} tokens
          {costUsd !== null && `, ≈ ${costText(costUsd * runs)}`}
        </>
      )}
    </p>
  );
}
