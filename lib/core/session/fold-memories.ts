import type { Map as PersistentMap } from "immutable";
import type { MemoryEvent } from "../log/events";
import type { Memory, MemoryVersion } from "../log/memory";

type Memories = PersistentMap<string, Memory>;

/**
 * Applies one memory event. Folding all memory events of an owner in order gives exactly the rows of the table
 * `memory_version`; the contract tests hold that. Throws when events are out of order, which would be a bug of the log.
 */
export function applyMemoryEvent(memories: Memories, event: MemoryEvent): Memories {
  if (event.memoryPosition === null) throw new Error(`Memory event ${event.id} has no memory position.`);
  const known = memories.get(event.memoryId);
  const versions = known ? closeLast(known.versions, event.memoryPosition) : [];
  if (event.type === "memory-purged") return memories.delete(event.memoryId);
  if (event.type === "memory-deleted")
    return memories.set(event.memoryId, { memoryId: event.memoryId, versions });
  return memories.set(event.memoryId, {
    memoryId: event.memoryId,
    versions: [...versions, versionOf(event, event.memoryPosition)],
  });
}

/** Folds memory events, oldest first. */
export function foldMemories(memories: Memories, events: readonly MemoryEvent[]): Memories {
  return memories.withMutations((draft) => {
    for (const event of events) applyMemoryEvent(draft, event);
  });
}

function closeLast(versions: readonly MemoryVersion[], position: number): readonly MemoryVersion[] {
  const last = versions.at(-1);
  if (!last || last.validTo !== null) return versions;
  return [...versions.slice(0, -1), { ...last, validTo: position }];
}

function versionOf(
  event: Exclude<MemoryEvent, { type: "memory-deleted" | "memory-purged" }>,
  position: number,
): MemoryVersion {
  return {
    memoryId: event.memoryId,
    version: event.version,
    content: event.content,
    memoryType: event.memoryType,
    metadata: event.metadata,
    origin: event.origin,
    source: event.source,
    by: event.by,
    at: event.at,
    sessionId: event.sessionId,
    eventId: event.id,
    validFrom: position,
    validTo: null,
  };
}
