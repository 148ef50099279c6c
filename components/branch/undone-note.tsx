"use client";

import { Undo2 } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import { useBranchActions } from "@/lib/client/branch/branch-actions";
import { undoneWith } from "@/lib/client/memory/undone-changes";
import { useSession, useSessionStore } from "@/lib/client/session/session-context";
import { newId } from "@/lib/client/shell/new-id";

/** Says that the memory changes of the left answer were undone, with keeping them one click away. */
export function UndoneNote({ turnId }: { readonly turnId: string }) {
  const actions = useBranchActions();
  const store = useSessionStore();
  const events = useSession((session) => (session.state.branch === null ? null : session.events));
  const undone = useMemo(() => (events === null ? null : undoneWith(events, turnId)), [events, turnId]);
  const [requestId] = useState(newId);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<string | null>(null);
  if (!undone) return null;
  const keep = async () => {
    if (!actions || isRunning) return;
    setRunning(true);
    const { sessionId, receiveEvents } = store.getState();
    const eventIds = undone.events.map((event) => event.id);
    const kept = await actions.keepMemories({ sessionId, requestId, eventIds }).catch(() => null);
    setRunning(false);
    if (kept?.ok) receiveEvents(kept.value.events);
    else setError(kept ? kept.error.message : "The server cannot be reached. Nothing was changed.");
  };
  return (
    <div role="note" className="my-1.5 rounded-lg border border-line bg-panel px-3 py-1.5 text-[13px]">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Undo2 aria-hidden className="size-3.5 shrink-0 text-mute" />
        <p className="min-w-40 flex-1">
          {countText(undone.events.length, "memory change")} of the answer you left{" "}
          {undone.events.length === 1 ? "was" : "were"} undone.
        </p>
        {actions && (
          <Button aria-disabled={isRunning} onClick={() => void keep()}>
            Keep {undone.events.length === 1 ? "it" : "them"}
          </Button>
        )}
      </div>
      <InlineError message={error} className="mt-1" />
    </div>
  );
}
