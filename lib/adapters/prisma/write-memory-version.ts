import type { MemoryEvent } from "@/lib/core/session/events";
import { foldAccents } from "@/lib/core/text/clean-text";
import type { Embedding } from "@/lib/ports/event-log";
import type { Prisma } from "./generated/client";
import { toVectorText } from "./vector-text";

/**
 * Writes the effect of a memory event: closes the version that was current and opens the next one.
 * Returns false when the version that the event builds on is not current any more.
 */
export async function writeMemoryVersion(
  transaction: Prisma.TransactionClient,
  ownerId: string,
  event: MemoryEvent,
  embedding: Embedding | null,
): Promise<boolean> {
  if (event.type === "memory-purged") {
    await transaction.$executeRaw`DELETE FROM memory_version WHERE owner_id = ${ownerId} AND memory_id = ${event.memoryId}`;
    return true;
  }
  if (closesCurrent(event) && !(await closeCurrent(transaction, ownerId, event))) return false;
  if (event.type === "memory-deleted") return true;
  const words = foldAccents(event.content);
  const vector = embedding ? toVectorText(embedding.vector) : null;
  await transaction.$executeRaw`
    INSERT INTO memory_version (owner_id, memory_id, version, content, memory_type, metadata, origin, source, session_id, event_id, at, by,
      valid_from, embedding, embedding_model, lexemes)
    VALUES (${ownerId}, ${event.memoryId}, ${event.version}, ${event.content}, ${event.memoryType}, ${JSON.stringify(event.metadata)}::jsonb,
      ${event.origin}, ${event.source && JSON.stringify(event.source)}::jsonb, ${event.sessionId}, ${event.id}, ${new Date(event.at)}, ${event.by},
      ${event.memoryPosition}, ${vector}::vector, ${embedding?.model ?? null}, tsvector_to_array(to_tsvector('english', ${words})))`;
  return true;
}

type ClosingEvent = Extract<MemoryEvent, { type: "memory-updated" | "memory-deleted" }>;

function closesCurrent(event: MemoryEvent): event is ClosingEvent {
  return event.type === "memory-updated" || event.type === "memory-deleted";
}

async function closeCurrent(
  transaction: Prisma.TransactionClient,
  ownerId: string,
  event: ClosingEvent,
): Promise<boolean> {
  const closing = event.type === "memory-updated" ? event.version - 1 : event.version;
  const closed = await transaction.$executeRaw`
    UPDATE memory_version SET valid_to = ${event.memoryPosition}, closed_by_event_id = ${event.id}
    WHERE owner_id = ${ownerId} AND memory_id = ${event.memoryId} AND version = ${closing} AND valid_to IS NULL`;
  return closed === 1;
}
