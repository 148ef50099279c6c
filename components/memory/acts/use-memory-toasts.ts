"use client";

import { useEffect } from "react";
import { toast } from "sonner";
import { type MemoryActs, useMemoryActs } from "@/lib/client/memory/memory-acts";
import { changeWords } from "@/lib/client/memory/memory-change-words";
import { useSessionStore } from "@/lib/client/session/session-context";
import { isMemoryEvent, isTurnEnd, type MemoryEvent, type SessionEvent } from "@/lib/core/log/events";

/** Tells of memory changes as they happen here, each message with an undo: the agent's when its turn ends, the person's at once. */
export function useMemoryToasts(): void {
  const store = useSessionStore();
  const acts = useMemoryActs();
  useEffect(() => {
    if (!acts) return;
    return store.subscribe(({ events, isStartingOver, sessionId }, before) => {
      if (events === before.events || isStartingOver || before.isStartingOver) return;
      for (const event of events.slice(before.events.length)) {
        if (isByHand(event)) tell(acts, changeWords(event), [event]);
        if (!isTurnEnd(event)) continue;
        const changes = events.filter(isMemoryEvent).filter(({ turnId }) => turnId === event.turnId);
        tellOfTurn(acts, changes, sessionId, event.turnId);
      }
    });
  }, [store, acts]);
}

/** An undo and a decision say so themselves. */
function isByHand(event: SessionEvent): event is MemoryEvent {
  if (!isMemoryEvent(event) || event.by !== "person" || event.type === "memory-purged") return false;
  return event.undoes === undefined && event.proposalId === undefined;
}

function tellOfTurn(
  acts: MemoryActs,
  changes: readonly MemoryEvent[],
  sessionId: string,
  turnId: string | null,
): void {
  const [first] = changes;
  if (!first || turnId === null) return;
  if (changes.length === 1) {
    tell(acts, changeWords(first), [first]);
    return;
  }
  const label = `${changes.length} memory changes in this turn`;
  toast(label, {
    action: { label: "Undo", onClick: () => void acts.undo({ kind: "turn", sessionId, turnId }, label) },
  });
}

function tell(acts: MemoryActs, label: string, changes: readonly MemoryEvent[]): void {
  const eventIds = changes.map(({ id }) => id);
  toast(label, {
    action: { label: "Undo", onClick: () => void acts.undo({ kind: "events", eventIds }, label) },
  });
}
