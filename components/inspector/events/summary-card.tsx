"use client";

import { Undo2 } from "lucide-react";
import { useMemo } from "react";
import { undoSummary } from "@/app/(studio)/chat/actions";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { countText, numberText, percentText } from "@/components/ui/number-text";
import { useSession } from "@/lib/client/session/session-context";
import { summaryCoverage } from "@/lib/core/context/summary-coverage";
import type { EventOf } from "@/lib/core/log/events";
import { EarlierEvents } from "../earlier-events";
import { JudgeButton } from "../judge/judge-button";
import { useAnswerFocus } from "../use-answer-focus";
import { useRecordedAct } from "../use-recorded-act";
import { CoverageList } from "./coverage-list";
import { EventItemRow } from "./event-item-row";

/** SUMMARY, to be judged: what it took, what stands for it, what that saved, and what it does not say any more. */
export function SummaryCard({ event }: { readonly event: EventOf<"context-summarized"> }) {
  const items = useSession((session) => session.state.items);
  const sessionId = useSession((session) => session.sessionId);
  const act = useRecordedAct(undoSummary);
  const originals = useMemo(
    () => event.replacedItemIds.flatMap((itemId) => items.get(itemId) ?? []),
    [event, items],
  );
  const coverage = useMemo(() => summaryCoverage(originals, event.summary.text), [originals, event]);
  const isLive = items.get(event.summary.itemId)?.fate.status === "live";
  const { expectAnswer, answerRef } = useAnswerFocus();
  const undo = () => {
    expectAnswer();
    void act.run((requestId) => ({ sessionId, requestId, summaryItemId: event.summary.itemId }));
  };
  return (
    <>
      <p className="font-medium tabular-nums">
        {numberText(event.tokensBefore)} → {numberText(event.tokensAfter)} tokens
        {event.tokensBefore > 0 && (
          <span className="text-mute"> · {percentText(event.tokensAfter / event.tokensBefore)} kept</span>
        )}
      </p>
      <div className="mt-2 grid gap-3 @min-[520px]:grid-cols-2">
        <div className="min-w-0">
          <h3 className="text-xs text-mute">{countText(event.replacedItemIds.length, "item")} taken</h3>
          <ul className="mt-0.5 -ml-2 max-h-48 @min-[520px]:max-h-80 overflow-y-auto">
            {originals.map((item) => (
              <EventItemRow key={item.itemId} item={item} />
            ))}
          </ul>
          {originals.length < event.replacedItemIds.length && <EarlierEvents of="events" />}
        </div>
        <div className="min-w-0">
          <h3 className="text-xs text-mute">Summary by {event.model.label}</h3>
          <p
            dir="auto"
            className="mt-1 max-h-48 @min-[520px]:max-h-80 overflow-y-auto border-l-2 border-summary pl-2.5 break-words whitespace-pre-wrap"
          >
            {event.summary.text}
          </p>
        </div>
      </div>
      <CoverageList coverage={coverage} />
      <div className="mt-3 flex flex-wrap gap-2">
        <JudgeButton sequence={event.sequence} />
        {isLive && (
          <Button aria-disabled={act.isRunning} onClick={undo}>
            <Undo2 aria-hidden className="size-3.5" />
            Undo the whole summary
          </Button>
        )}
      </div>
      {!isLive && (
        <p ref={answerRef} tabIndex={-1} className="mt-3 text-xs text-mute">
          This summary is no longer in the context.
        </p>
      )}
      <InlineError message={act.error} className="mt-2" />
    </>
  );
}
