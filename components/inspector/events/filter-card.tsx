import { GlossaryMark } from "@/components/ui/glossary-mark";
import { countText, numberText } from "@/components/ui/number-text";
import type { EventOf } from "@/lib/core/log/events";
import { CandidateTable } from "../candidate-table";
import { JudgeButton } from "../judge/judge-button";
import { NotThisOne } from "./not-this-one";

/** FILTER: every item that it looked at with its score against θ, and a way back for each one that it took. */
export function FilterCard({ event }: { readonly event: EventOf<"context-filtered"> }) {
  return (
    <>
      <p dir="auto" className="break-words">
        “{event.criteria}”
      </p>
      <p className="pb-1.5 text-xs text-mute tabular-nums">
        <GlossaryMark term="threshold">θ {event.threshold.toFixed(2)}</GlossaryMark> ·{" "}
        {countText(event.removedItemIds.length, "item")} taken, {numberText(event.tokensFreed)} tokens freed ·{" "}
        {event.embeddingModel}
      </p>
      <div className="pb-2">
        <JudgeButton sequence={event.sequence} />
      </div>
      <CandidateTable
        candidates={event.candidates}
        threshold={event.threshold}
        action={(candidate) =>
          candidate.outcome === "removed" ? <NotThisOne itemId={candidate.itemId} /> : null
        }
      />
    </>
  );
}
