import { isMemoryEvent, type MemoryEvent, type SessionEvent } from "@/lib/core/log/events";

/** What was undone when a message was edited or answered again, and is still undone. */
export interface UndoneChanges {
  readonly events: readonly MemoryEvent[];
}

/**
 * The memory changes of the left answer that the branch undid before its first model call, without those that the person kept after all;
 * null when there are none. `turnId` is the turn that begins the branch.
 */
export function undoneWith(events: readonly SessionEvent[], turnId: string): UndoneChanges | null {
  const started = events.findIndex((event) => event.type === "turn-started" && event.turnId === turnId);
  if (started < 1 || events[started - 1]?.type !== "session-forked") return null;
  const undone: MemoryEvent[] = [];
  for (const event of events.slice(started + 1)) {
    if (!isMemoryEvent(event) || undoesOf(event) === null) break;
    undone.push(event);
  }
  const kept = new Set(events.filter(isMemoryEvent).map(undoesOf));
  const standing = undone.filter((event) => !kept.has(event.id));
  return standing.length === 0 ? null : { events: standing };
}

function undoesOf(event: MemoryEvent): string | null {
  return "undoes" in event ? (event.undoes ?? null) : null;
}
