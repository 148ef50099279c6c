"use client";

import { ChangeUndoButton } from "@/components/memory/acts/change-undo-button";
import { LinkButton } from "@/components/ui/link-button";
import { changeStanding } from "@/lib/client/memory/change-standing";
import { useSession } from "@/lib/client/session/session-context";
import type { MemoryEvent } from "@/lib/core/log/events";

/** Under the card of a memory change: what it takes back, whether it was taken back, and the way to do so. */
export function MemoryChangeActions({ event }: { readonly event: MemoryEvent }) {
  const events = useSession((session) => session.events);
  const openInspector = useSession((session) => session.openInspector);
  const undoes = "undoes" in event ? event.undoes : undefined;
  const undoneBy = changeStanding(events).undoneBy.get(event.id);
  const placeOf = (eventId: string | undefined) => events.find(({ id }) => id === eventId)?.sequence;
  const [undoesAt, undoneAt] = [placeOf(undoes), placeOf(undoneBy)];
  const open = (eventSequence: number) => openInspector({ tab: "events", eventSequence });
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-mute">
      {undoes !== undefined && (
        <span>{undoesAt ? "Takes back" : "Takes a change of another session back"}</span>
      )}
      {undoesAt !== undefined && <LinkButton onClick={() => open(undoesAt)}>#{undoesAt}</LinkButton>}
      {undoneAt !== undefined && (
        <span>
          Undone by <LinkButton onClick={() => open(undoneAt)}>#{undoneAt}</LinkButton>
        </span>
      )}
      <ChangeUndoButton event={event} variant="text" />
    </div>
  );
}
