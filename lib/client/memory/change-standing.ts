import { isMemoryEvent, type MemoryEvent, type SessionEvent } from "@/lib/core/log/events";
import { undoesOf, undoneEventIds } from "@/lib/core/memory/active-changes";

/** What became of the memory changes of a session, as far as the session itself knows. */
export interface ChangeStanding {
  /** By id of a change that was taken back: the event that did it. */
  readonly undoneBy: ReadonlyMap<string, string>;
  /** Changes that stand and take nothing back themselves, oldest first. */
  readonly standing: readonly MemoryEvent[];
}

const known = new WeakMap<readonly SessionEvent[], ChangeStanding>();

/** Worked out once per list of events. */
export function changeStanding(events: readonly SessionEvent[]): ChangeStanding {
  const found = known.get(events) ?? compute(events.filter(isMemoryEvent));
  known.set(events, found);
  return found;
}

function compute(changes: readonly MemoryEvent[]): ChangeStanding {
  const undone = undoneEventIds(changes);
  const undoneBy = new Map<string, string>();
  for (const change of changes) {
    const target = undoesOf(change);
    if (target !== null && !undone.has(change.id)) undoneBy.set(target, change.id);
  }
  const standing = changes.filter(
    (change) => !undone.has(change.id) && undoesOf(change) === null && change.type !== "memory-purged",
  );
  return { undoneBy, standing };
}
