import type { MemoryEvent } from "../log/events";

/**
 * The events whose effect was taken back by a later one that itself still stands; with `taken`, as it will be once those are taken back too:
 * what one of them had undone stands again. Events come in the owner's order.
 */
export function undoneEventIds(
  events: readonly MemoryEvent[],
  taken: Iterable<string> = [],
): ReadonlySet<string> {
  const undone = new Set<string>(taken);
  for (const event of [...events].reverse()) {
    const target = undoesOf(event);
    if (target !== null && !undone.has(event.id)) undone.add(target);
  }
  return undone;
}

/** The event that an event takes back, or null. */
export function undoesOf(event: MemoryEvent): string | null {
  return ("undoes" in event ? event.undoes : undefined) ?? null;
}

/**
 * The later changes that build on an event: those of the same memory that stand after it. A change and its undo, both after the event,
 * cancel each other and build on nothing.
 */
export function dependentsOf(
  event: MemoryEvent,
  events: readonly MemoryEvent[],
  undone: ReadonlySet<string>,
): readonly MemoryEvent[] {
  const place = events.findIndex(({ id }) => id === event.id);
  const later = events.slice(place + 1).filter(({ memoryId }) => memoryId === event.memoryId);
  const laterIds = new Set(later.map(({ id }) => id));
  return later.filter((change) => {
    const target = undoesOf(change);
    return !undone.has(change.id) && !(target !== null && (laterIds.has(target) || target === event.id));
  });
}
