"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useMemo } from "react";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { byWords } from "@/components/ui/memory-words";
import { countText, durationText, numberText, percentText } from "@/components/ui/number-text";
import { OperationBadge } from "@/components/ui/operation-badge";
import { useSession } from "@/lib/client/session/session-context";
import type { EventOf, SessionEvent } from "@/lib/core/log/events";
import { turnNumber } from "@/lib/core/replay/opening";
import { useEvent } from "../use-event";
import { FilterJudgement } from "./filter-judgement";
import { SummaryJudgement } from "./summary-judgement";

type Judged = EventOf<"context-summarized"> | EventOf<"context-filtered">;

/** A SUMMARY or FILTER on a wide card: what it took on one side, what is left on the other, and the ways back. */
export function JudgeDialog() {
  const sequence = useSession((session) => session.judgedSequence);
  const judge = useSession((session) => session.judge);
  const event = useEvent(sequence);
  return event && isJudged(event) ? <JudgedEvent event={event} onClose={() => judge(null)} /> : null;
}

function JudgedEvent({ event, onClose }: { readonly event: Judged; readonly onClose: () => void }) {
  const description = useDescription(event);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={titleOf(event)}
      description={description}
      mark={<OperationBadge operation={event.operation} className="mt-px shrink-0" />}
      tools={<Neighbors event={event} />}
      // Where there is room each pane scrolls by itself; else the card scrolls as one.
      className="w-[min(1160px,calc(100vw-24px))] roomy:max-h-[min(820px,calc(100dvh-48px))] roomy:overflow-hidden"
    >
      {event.type === "context-summarized" ? (
        <SummaryJudgement key={event.id} event={event} />
      ) : (
        <FilterJudgement key={event.id} event={event} />
      )}
    </Dialog>
  );
}

function isJudged(event: SessionEvent): event is Judged {
  return event.type === "context-summarized" || event.type === "context-filtered";
}

function titleOf(event: Judged): string {
  if (event.type === "context-summarized")
    return `${countText(event.replacedItemIds.length, "item")} became one`;
  const doubtful = event.candidates.filter(({ outcome }) => outcome === "doubtful").length;
  const taken = `${countText(event.removedItemIds.length, "item")} taken`;
  return doubtful === 0 ? taken : `${taken} · ${numberText(doubtful)} doubtful, stayed`;
}

function useDescription(event: Judged): string {
  const turn = useSession(({ state }) => turnNumber(state, event.turnId));
  const limit = useSession(({ state }) => state.settings.contextLimitTokens);
  return [
    turn > 0 && `Turn ${numberText(turn)}${event.step === null ? "" : `, step ${numberText(event.step)}`}`,
    byWords[event.by],
    event.type === "context-summarized"
      ? `${percentText(event.tokensBefore / limit)} of the context window folded`
      : `criteria “${event.criteria}”`,
    durationText(event.durationMs),
  ]
    .filter((part) => part !== false)
    .join(" · ");
}

/** The SUMMARY or FILTER before and after this one. */
function Neighbors({ event }: { readonly event: Judged }) {
  const judge = useSession((session) => session.judge);
  const events = useSession((session) => session.events);
  const judged = useMemo(() => events.filter(isJudged), [events]);
  const index = judged.findIndex(({ sequence }) => sequence === event.sequence);
  if (judged.length < 2 || index < 0) return null;
  const [previous, next] = [judged[index - 1], judged[index + 1]];
  return (
    <div className="-mt-1 flex shrink-0 items-center text-[13px] text-mute tabular-nums">
      <IconButton
        icon={ChevronLeft}
        label="Previous SUMMARY or FILTER"
        aria-disabled={!previous}
        onClick={() => previous && judge(previous.sequence)}
      />
      {numberText(index + 1)} of {numberText(judged.length)}
      <IconButton
        icon={ChevronRight}
        label="Next SUMMARY or FILTER"
        aria-disabled={!next}
        onClick={() => next && judge(next.sequence)}
      />
    </div>
  );
}
