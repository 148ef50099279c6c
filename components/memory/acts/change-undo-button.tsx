"use client";

import { Redo2, Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { changeStanding } from "@/lib/client/memory/change-standing";
import { useMemoryActs } from "@/lib/client/memory/memory-acts";
import { changeWords } from "@/lib/client/memory/memory-change-words";
import { useReadOnlyReason, useSession } from "@/lib/client/session/session-context";
import { isMemoryEvent, type MemoryEvent, type SessionEvent } from "@/lib/core/log/events";

interface ChangeUndoButtonProps {
  readonly event: SessionEvent | undefined;
  /** `icon` beside a chip, `text` on a card. */
  readonly variant: "icon" | "text";
}

/** Takes one memory change back, or does it again after that. Nothing for other events, and in a recording. */
export function ChangeUndoButton({ event, variant }: ChangeUndoButtonProps) {
  const acts = useMemoryActs();
  const isPast = useReadOnlyReason() !== null;
  const undoneBy = useSession(({ events }) =>
    event ? changeStanding(events).undoneBy.get(event.id) : undefined,
  );
  if (!acts || isPast || !event || !canBeUndone(event)) return null;
  const isUndone = undoneBy !== undefined;
  const words = changeWords(event);
  const label = isUndone ? `Redo: ${words}` : `Undo: ${words}`;
  const Icon = isUndone ? Redo2 : Undo2;
  const run = () =>
    void (undoneBy === undefined
      ? acts.undo({ kind: "events", eventIds: [event.id] }, words)
      : acts.redo({ kind: "events", eventIds: [undoneBy] }, words));
  if (variant === "icon")
    return <IconButton icon={Icon} label={label} className="size-6 rounded-md" onClick={run} />;
  return (
    <Button onClick={run}>
      <Icon aria-hidden className="size-3.5" />
      {isUndone ? "Redo" : "Undo"}
    </Button>
  );
}

/** Every memory change but a purge. */
function canBeUndone(event: SessionEvent): event is MemoryEvent {
  return isMemoryEvent(event) && event.type !== "memory-purged";
}
