import { isMemoryEvent, type MemoryEvent } from "@/lib/core/log/events";
import type { Memory } from "@/lib/core/log/memory";
import type { ChangeSummary } from "@/lib/core/memory/memory-outcomes";
import type { SessionState } from "@/lib/core/session/session-state";
import type { Dependencies } from "../dependencies";

/** Some memories with every change of them, in the order of the stream that the session writes to. */
export interface ChangeHistory {
  readonly memories: readonly Memory[];
  readonly events: readonly MemoryEvent[];
}

/** Reads what happened to some memories, as the session sees them: a sandbox has the person's past and then its own. */
export async function readHistory(
  deps: Dependencies,
  ownerId: string,
  state: SessionState,
  memoryIds: readonly string[],
): Promise<ChangeHistory> {
  const { branch, sessionId } = state;
  const found = await Promise.all(memoryIds.map((memoryId) => deps.memoryStore.find({ ownerId, memoryId })));
  const memories = found.filter((memory) => memory !== null);
  if (!branch?.sandbox)
    return { memories, events: await deps.memoryLibrary.memoryEvents({ ownerId, memoryIds }) };
  const before = await deps.memoryLibrary.memoryEvents({
    ownerId,
    memoryIds,
    upToPosition: branch.forkMemoryPosition,
  });
  const known = new Set(before.map((event) => event.id));
  const own = (await deps.eventLog.read({ ownerId, sessionId }))
    .filter(isMemoryEvent)
    .filter(
      ({ id, memoryId, memoryPosition }) =>
        !known.has(id) && memoryIds.includes(memoryId) && (memoryPosition ?? 0) > branch.forkMemoryPosition,
    );
  return { memories, events: [...before, ...own] };
}

/** A change as a list shows it. */
export function summarizeChange(event: MemoryEvent): ChangeSummary {
  const { id: eventId, memoryId, type, by, at, sessionId, turnId } = event;
  const content = event.type === "memory-purged" ? "" : event.content;
  return { eventId, memoryId, type, by, at, sessionId, turnId, content };
}
