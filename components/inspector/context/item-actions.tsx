"use client";

import { Pin, PinOff, RotateCcw, Shield, ShieldOff, SquareArrowOutUpRight, Undo2 } from "lucide-react";
import { protectItem, restoreItems, undoSummary } from "@/app/(studio)/chat/actions";
import { WhatIfButton } from "@/components/branch/what-if-button";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { useReadOnlyReason, useSession } from "@/lib/client/session/session-context";
import { leftContext, restoredTogether } from "@/lib/core/context/left-context";
import type { ContextItem } from "@/lib/core/log/context-item";
import { useRecordedAct } from "../use-recorded-act";

/** What the person can do with one item. Each act is an event, and each can be taken back. */
export function ItemActions({ item }: { readonly item: ContextItem }) {
  const state = useSession((session) => session.state);
  const openInspector = useSession((session) => session.openInspector);
  const protection = useRecordedAct(protectItem);
  const restoring = useRecordedAct(restoreItems);
  const undoing = useRecordedAct(undoSummary);
  const acts = [protection, restoring, undoing];
  const isRunning = acts.some((act) => act.isRunning);
  const { sessionId } = state;
  const { itemId, pinned, neverFilter } = item;
  const isLive = item.fate.status === "live";
  const isPast = useReadOnlyReason() !== null;
  const isUndone = item.fate.status === "filtered" && item.fate.reason === "summary-undone";
  const protect = (change: { pinned?: boolean; neverFilter?: boolean }) =>
    void protection.run((requestId) => ({ sessionId, requestId, itemId, pinned, neverFilter, ...change }));
  const restore = () =>
    void restoring.run((requestId) => ({
      sessionId,
      requestId,
      itemIds: restoredTogether(state, itemId),
    }));
  const undo = () => void undoing.run((requestId) => ({ sessionId, requestId, summaryItemId: itemId }));
  return (
    <div className="mt-2.5">
      <div className="flex flex-wrap gap-1.5">
        {isLive && item.kind !== "system" && !isPast && (
          <>
            <Button aria-disabled={isRunning} onClick={() => protect({ pinned: !pinned })}>
              {pinned ? (
                <PinOff aria-hidden className="size-3.5" />
              ) : (
                <Pin aria-hidden className="size-3.5" />
              )}
              {pinned ? "Unpin" : "Pin"}
            </Button>
            <Button aria-disabled={isRunning} onClick={() => protect({ neverFilter: !neverFilter })}>
              {neverFilter ? (
                <ShieldOff aria-hidden className="size-3.5" />
              ) : (
                <Shield aria-hidden className="size-3.5" />
              )}
              {neverFilter ? "Allow FILTER" : "Never filter"}
            </Button>
          </>
        )}
        {!isLive && !isUndone && !isPast && (
          <Button aria-disabled={isRunning} onClick={restore}>
            <RotateCcw aria-hidden className="size-3.5" />
            Restore
          </Button>
        )}
        {isLive && !isPast && item.kind === "summary" && leftContext(state).foldedInto.has(itemId) && (
          <Button aria-disabled={isRunning} onClick={undo}>
            <Undo2 aria-hidden className="size-3.5" />
            Undo this summary
          </Button>
        )}
        {!isLive && !isUndone && (
          <WhatIfButton what={{ kind: "item", itemId }} word="Answer again with this back" />
        )}
        <Button
          variant="quiet"
          onClick={() =>
            openInspector({
              tab: "events",
              eventSequence: item.fate.status === "live" ? item.enteredSequence : item.fate.bySequence,
            })
          }
        >
          <SquareArrowOutUpRight aria-hidden className="size-3.5" />
          {isLive ? "Event that brought it" : "Event that took it"}
        </Button>
      </div>
      <InlineError message={acts.find((act) => act.error !== null)?.error ?? null} className="mt-2" />
    </div>
  );
}
