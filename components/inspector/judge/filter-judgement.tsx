"use client";

import { Undo2 } from "lucide-react";
import { restoreItems } from "@/app/(studio)/chat/actions";
import { Button } from "@/components/ui/button";
import { GlossaryMark } from "@/components/ui/glossary-mark";
import { InlineError } from "@/components/ui/inline-error";
import { countText, numberText } from "@/components/ui/number-text";
import { useReadOnlyReason, useSession } from "@/lib/client/session/session-context";
import type { FilterCandidate } from "@/lib/core/log/context-events";
import type { EventOf } from "@/lib/core/log/events";
import { CandidateTable } from "../candidate-table";
import { EarlierEvents } from "../earlier-events";
import { useAnswerFocus } from "../use-answer-focus";
import { useRecordedAct } from "../use-recorded-act";
import { JudgeFoot } from "./judge-foot";
import { JudgedOriginal } from "./judged-original";
import { ScoreLine } from "./score-line";

/** What a FILTER took beside what it looked at and left, each with its score against θ. */
export function FilterJudgement({ event }: { readonly event: EventOf<"context-filtered"> }) {
  const items = useSession((session) => (session.recording?.state ?? session.state).items);
  const taken = event.candidates
    .filter(({ outcome }) => outcome === "removed")
    .toSorted((left, right) => right.score - left.score);
  const known = taken.flatMap((candidate) => {
    const item = items.get(candidate.itemId);
    return item ? [{ candidate, item }] : [];
  });
  const of = (outcome: FilterCandidate["outcome"]) =>
    event.candidates.filter((candidate) => candidate.outcome === outcome);
  const [doubtful, others] = [of("doubtful"), [...of("kept"), ...of("protected")]];
  return (
    <>
      <p className="-mt-1.5 mb-3 text-[13px] text-mute tabular-nums">
        <GlossaryMark term="threshold">Similarity threshold (θ) {event.threshold.toFixed(2)}</GlossaryMark> ·{" "}
        {event.embeddingModel}
      </p>
      <div className="grid shrink-0 gap-x-6 gap-y-4 border-y border-line roomy:min-h-0 roomy:shrink roomy:grow roomy:grid-rows-[minmax(0,1fr)] roomy:grid-cols-2 roomy:overflow-hidden">
        <section
          aria-label="Taken"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
          tabIndex={0}
          className="min-w-0 py-3 roomy:min-h-0 roomy:-mr-6 roomy:overflow-y-auto roomy:border-r roomy:border-line roomy:pr-4"
        >
          <h3 className="text-[13px] font-semibold">
            Taken{" "}
            <span className="font-normal text-mute tabular-nums">
              {countText(event.removedItemIds.length, "item")} · {numberText(event.tokensFreed)} tokens freed
            </span>
          </h3>
          {known.length === 0 && known.length === taken.length && (
            <p className="mt-1 text-[13px] text-mute">Nothing was at or above the threshold.</p>
          )}
          <ul className="mt-1 -ml-2">
            {known.map(({ candidate, item }) => (
              <JudgedOriginal
                key={item.itemId}
                item={item}
                note={<ScoreLine candidate={candidate} threshold={event.threshold} />}
              />
            ))}
          </ul>
          {known.length < taken.length && <EarlierEvents of="events" />}
        </section>
        <section
          aria-label="Stayed"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
          tabIndex={0}
          className="min-w-0 py-3 roomy:min-h-0 roomy:-mr-3 roomy:overflow-y-auto roomy:pr-3 roomy:pl-6"
        >
          {doubtful.length > 0 && (
            <div className="mb-4 rounded-xl border border-update/35 bg-update/5 px-3 py-2">
              <h3 className="text-[13px] font-semibold text-update">Doubtful, stayed</h3>
              <p className="text-xs text-mute">
                Something speaks for them, too little to take them. FILTER by hand takes them at a lower θ.
              </p>
              <CandidateTable candidates={doubtful} threshold={event.threshold} />
            </div>
          )}
          <h3 className="text-[13px] font-semibold">
            Stayed{" "}
            <span className="font-normal text-mute tabular-nums">{countText(others.length, "item")}</span>
          </h3>
          <CandidateTable candidates={others} threshold={event.threshold} />
        </section>
      </div>
      <JudgeFoot share={0} mark="bg-filter" text={`${numberText(event.tokensFreed)} tokens freed`}>
        <UndoFilter event={event} />
      </JudgeFoot>
    </>
  );
}

/** At most so many items come back by one act. */
const mostAtOnce = 1_000;

function UndoFilter({ event }: { readonly event: EventOf<"context-filtered"> }) {
  const sessionId = useSession((session) => session.sessionId);
  const items = useSession((session) => session.state.items);
  const readOnlyReason = useReadOnlyReason();
  const act = useRecordedAct(restoreItems);
  const { expectAnswer, answerRef } = useAnswerFocus();
  const out = event.removedItemIds.filter((itemId) => {
    const fate = items.get(itemId)?.fate;
    return fate?.status === "filtered" && fate.bySequence === event.sequence;
  });
  if (out.length === 0)
    return (
      <span ref={answerRef} tabIndex={-1} className="text-[13px] text-mute">
        Nothing of it is out any more.
      </span>
    );
  if (readOnlyReason !== null) return null;
  return (
    <>
      <InlineError message={act.error} />
      <Button
        aria-disabled={act.isRunning}
        onClick={() => {
          expectAnswer();
          void act.run((requestId) => ({ sessionId, requestId, itemIds: out.slice(0, mostAtOnce) }));
        }}
      >
        <Undo2 aria-hidden className="size-3.5" />
        Bring all back
      </Button>
    </>
  );
}
