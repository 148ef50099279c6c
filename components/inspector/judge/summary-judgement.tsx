"use client";

import { Undo2 } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { undoSummary } from "@/app/(studio)/chat/actions";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { countText, numberText, percentText } from "@/components/ui/number-text";
import { summaryHeaderLine } from "@/lib/client/session/item-words";
import { useReadOnlyReason, useSession } from "@/lib/client/session/session-context";
import { type Fact, summaryCoverage } from "@/lib/core/context/summary-coverage";
import type { ContextItem } from "@/lib/core/log/context-item";
import type { EventOf } from "@/lib/core/log/events";
import { currentVersion } from "@/lib/core/log/memory";
import { turnNumber } from "@/lib/core/replay/opening";
import type { SessionState } from "@/lib/core/session/session-state";
import { EarlierEvents } from "../earlier-events";
import { useAnswerFocus } from "../use-answer-focus";
import { useRecordedAct } from "../use-recorded-act";
import { JudgeFoot } from "./judge-foot";
import { JudgedOriginal } from "./judged-original";
import { KeptFacts } from "./kept-facts";

/** The originals of a SUMMARY beside what stands for them, with what was kept, what only a memory holds, and what is lost. */
export function SummaryJudgement({ event }: { readonly event: EventOf<"context-summarized"> }) {
  const now = useSession((session) => session.state);
  const whole = useSession((session) => session.recording?.state ?? session.state);
  const { originals, facts } = useMemo(() => judgedSummary(event, whole), [event, whole]);
  const [shown, setShown] = useState<Fact | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const show = (fact: Fact) => {
    setShown(fact);
    const original = list.current?.querySelector(`[data-original="${CSS.escape(fact.itemIds[0] ?? "")}"]`);
    original?.scrollIntoView({ block: "nearest" });
  };
  const freed = event.tokensBefore - event.tokensAfter;
  return (
    <>
      <div className="grid shrink-0 gap-x-6 gap-y-4 border-y border-line roomy:min-h-0 roomy:shrink roomy:grow roomy:grid-rows-[minmax(0,1fr)] roomy:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] roomy:overflow-hidden">
        <section
          ref={list}
          aria-label="Originals"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
          tabIndex={0}
          className="min-w-0 py-3 roomy:min-h-0 roomy:-mr-6 roomy:overflow-y-auto roomy:border-r roomy:border-line roomy:pr-4"
        >
          <h3 className="text-[13px] font-semibold">
            Originals{" "}
            <span className="font-normal text-mute tabular-nums">
              {countText(event.replacedItemIds.length, "item")} · {numberText(event.tokensBefore)} tokens
            </span>
          </h3>
          {byTurn(originals, now).map(({ number, items }) => (
            <div key={items[0]?.itemId}>
              {number > 0 && <h4 className="mt-2.5 text-xs text-mute tabular-nums">Turn {number}</h4>}
              <ul className="-ml-2">
                {items.map((item) => (
                  <JudgedOriginal
                    key={item.itemId}
                    item={item}
                    facts={facts.filter(({ itemIds }) => itemIds.includes(item.itemId))}
                    isLit={shown?.itemIds.includes(item.itemId) ?? false}
                  />
                ))}
              </ul>
            </div>
          ))}
          {originals.length < event.replacedItemIds.length && <EarlierEvents of="events" />}
        </section>
        <section
          aria-label="Summary"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
          tabIndex={0}
          className="min-w-0 py-3 roomy:min-h-0 roomy:-mr-3 roomy:overflow-y-auto roomy:pr-3 roomy:pl-6"
        >
          <h3 className="text-[13px] font-semibold">
            Summary{" "}
            <span className="font-normal text-mute tabular-nums">
              {numberText(event.tokensAfter)} tokens · by {event.model.label}
            </span>
          </h3>
          <p
            dir="auto"
            className="mt-1.5 mb-4 rounded-xl border border-summary/40 bg-summary/6 px-3.5 py-2.5 wrap-anywhere whitespace-pre-wrap"
          >
            {event.summary.text.replace(summaryHeaderLine, "")}
          </p>
          <KeptFacts facts={facts} onShow={show} />
        </section>
      </div>
      <JudgeFoot
        share={event.tokensBefore === 0 ? 0 : event.tokensAfter / event.tokensBefore}
        mark="bg-summary"
        text={`${numberText(freed)} tokens freed${event.tokensBefore === 0 ? "" : `, −${percentText(freed / event.tokensBefore)}`}`}
      >
        <UndoSummary summaryItemId={event.summary.itemId} />
      </JudgeFoot>
    </>
  );
}

function UndoSummary({ summaryItemId }: { readonly summaryItemId: string }) {
  const sessionId = useSession((session) => session.sessionId);
  const isLive = useSession(({ state }) => state.items.get(summaryItemId)?.fate.status === "live");
  const readOnlyReason = useReadOnlyReason();
  const act = useRecordedAct(undoSummary);
  const { expectAnswer, answerRef } = useAnswerFocus();
  if (!isLive)
    return (
      <span ref={answerRef} tabIndex={-1} className="text-[13px] text-mute">
        This summary is no longer in the context.
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
          void act.run((requestId) => ({ sessionId, requestId, summaryItemId }));
        }}
      >
        <Undo2 aria-hidden className="size-3.5" />
        Undo the whole summary
      </Button>
    </>
  );
}

function judgedSummary(event: EventOf<"context-summarized">, { items, memories }: SessionState) {
  const originals = event.replacedItemIds.flatMap((itemId) => items.get(itemId) ?? []);
  const remembered = [...memories.values()].flatMap((memory) => currentVersion(memory)?.content ?? []);
  return { originals, facts: summaryCoverage(originals, event.summary.text, remembered).facts };
}

/** Neighbors of one turn under one heading. */
function byTurn(
  originals: readonly ContextItem[],
  state: SessionState,
): readonly { readonly number: number; readonly items: readonly ContextItem[] }[] {
  const groups: { turnId: string | null; number: number; items: ContextItem[] }[] = [];
  for (const item of originals) {
    const last = groups.at(-1);
    if (last && last.turnId === item.turnId) last.items.push(item);
    else groups.push({ turnId: item.turnId, number: turnNumber(state, item.turnId), items: [item] });
  }
  return groups;
}
