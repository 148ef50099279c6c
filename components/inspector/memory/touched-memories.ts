import { isMemoryEvent, type MemoryEvent, type SessionEvent } from "@/lib/core/log/events";

/** One memory that this session changed. */
export interface TouchedMemory {
  readonly memoryId: string;
  /** The changes of this session, oldest first; at least one. */
  readonly changes: readonly MemoryEvent[];
  readonly last: MemoryEvent;
}

/** The memories that this session changed, the most recently changed first. */
export function touchedMemories(events: readonly SessionEvent[]): readonly TouchedMemory[] {
  const byId = new Map<string, MemoryEvent[]>();
  for (const event of events) {
    if (!isMemoryEvent(event)) continue;
    const changes = byId.get(event.memoryId) ?? [];
    changes.push(event);
    // Set again, so that the map's order is the order of the last change.
    byId.delete(event.memoryId);
    byId.set(event.memoryId, changes);
  }
  return [...byId]
    .flatMap(([memoryId, changes]) => {
      const last = changes.at(-1);
      return last ? [{ memoryId, changes, last }] : [];
    })
    .reverse();
}
