"use client";

import { Undo2 } from "lucide-react";
import { useMemo } from "react";
import { keepMemories } from "@/app/(studio)/compare/branch-actions";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import { undoneWith } from "@/lib/client/memory/undone-changes";
import { useAct } from "@/lib/client/query/use-act";
import { useReadOnlyReason, useSession, useSessionStore } from "@/lib/client/session/session-context";

/** Says that the memory changes of the left answer were undone, with keeping them one click away. */
export function UndoneNote({ turnId }: { readonly turnId: string }) {
  const keeping = useAct(keepMemories);
  const isPast = useReadOnlyReason() !== null;
  const store = useSessionStore();
  const events = useSession((session) => (session.state.branch === null ? null : session.events));
  const undone = useMemo(() => (events === null ? null : undoneWith(events, turnId)), [events, turnId]);
  if (!undone) return null;
  const keep = async () => {
    const { sessionId, receiveEvents } = store.getState();
    const eventIds = undone.events.map((event) => event.id);
    const kept = await keeping.run((requestId) => ({ sessionId, requestId, eventIds }));
    if (kept) receiveEvents(kept.events);
  };
  return (
    <div role="note" className="my-1.5 rounded-lg border border-line bg-panel px-3 py-1.5 text-[13px]">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Undo2 aria-hidden className="size-3.5 shrink-0 text-mute" />
        <p className="min-w-40 flex-1">
          {countText(undone.events.length, "memory change")} of the answer you left{" "}
          {undone.events.length === 1 ? "was" : "were"} undone.
        </p>
        {!isPast && (
          <Button aria-disabled={keeping.isRunning} onClick={() => void keep()}>
            Keep {undone.events.length === 1 ? "it" : "them"}
          </Button>
        )}
      </div>
      <InlineError message={keeping.error} className="mt-1" />
    </div>
  );
}
