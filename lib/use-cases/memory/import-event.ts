import type { NewEvent } from "@/lib/core/log/events";
import type { MemoryVersion, Metadata } from "@/lib/core/log/memory";
import type { TransferEntry } from "@/lib/core/memory/transfer/transfer-entry";

/** What the event of an imported entry is made of. */
export interface ImportEventRequest {
  readonly eventId: string;
  readonly at: string;
  readonly entry: TransferEntry;
  /** The version that the entry takes the place of; null when it becomes a memory of its own. */
  readonly current: MemoryVersion | null;
}

/** The entry as a change that waits for the person. */
export function proposalOf(request: ImportEventRequest, reason: "imported-text" | "secret"): NewEvent {
  const { current } = request;
  return {
    ...factsOf(request),
    type: "memory-proposed",
    operation: current ? "UPDATE" : "ADD",
    proposalId: request.eventId,
    mode: "ask",
    reason,
    targetMemoryId: current?.memoryId ?? null,
    baseVersion: current?.version ?? null,
    previousContent: current?.content ?? null,
  };
}

/** The entry as a change that is made now; `memoryId` is the id of a memory of its own. */
export function changeOf(request: ImportEventRequest, memoryId: string): NewEvent {
  const facts = factsOf(request);
  const { current } = request;
  if (!current) return { ...facts, type: "memory-added", operation: "ADD", memoryId, version: 1 };
  return {
    ...facts,
    type: "memory-updated",
    operation: "UPDATE",
    memoryId: current.memoryId,
    version: current.version + 1,
    previousContent: current.content,
    metadata: { ...current.metadata, ...facts.metadata },
  };
}

function factsOf({ eventId, at, entry }: ImportEventRequest) {
  return {
    id: eventId,
    at,
    by: "person",
    turnId: null,
    step: null,
    toolCallId: null,
    durationMs: 0,
    result: null,
    content: entry.content,
    memoryType: entry.memoryType,
    metadata: metadataOf(entry),
    origin: "from-pasted-text",
    source: null,
  } as const;
}

/** The tags of the file, and the day on which the other store wrote the memory: the version itself is dated by its import. */
function metadataOf({ metadata, createdAt }: TransferEntry): Metadata {
  return createdAt === null || "created" in metadata
    ? metadata
    : { ...metadata, created: createdAt.slice(0, 10) };
}
