import type { MemoryEvent } from "@/lib/core/log/events";
import { memoryTerms } from "@/lib/core/memory/word-score";
import { searchTermsVersion } from "@/lib/core/text/search-terms";
import type { Embedding } from "@/lib/ports/event-log";
import type { Sandbox } from "@/lib/ports/memory-store";
import type { Prisma } from "../generated/client";
import { toVectorText } from "./vector-text";

/** Whose memory an event changes: the person's own, or that of one sandbox. */
export interface MemoryScope {
  readonly ownerId: string;
  readonly sandbox: Sandbox | null;
}

/** What is kept beside a version although no event says it. */
export interface VersionDerivatives {
  readonly embedding: Embedding | null;
  /** What the message says that it came from. */
  readonly sourceText: string | null;
}

/**
 * Writes the effect of a memory event: closes the version that was current and opens the next one. In a sandbox, the person's version
 * is copied in before its first change there, so nothing of the person is touched.
 * Returns false when the version that the event builds on is not current any more, when a new memory's id is taken, and for a purge in a
 * sandbox.
 */
export async function writeMemoryVersion(
  transaction: Prisma.TransactionClient,
  scope: MemoryScope,
  event: MemoryEvent,
  derivatives: VersionDerivatives,
): Promise<boolean> {
  const { ownerId, sandbox } = scope;
  if (sandbox && event.type === "memory-purged") return false;
  if (sandbox) await copyIntoSandbox(transaction, ownerId, sandbox, event.memoryId);
  if (event.type === "memory-purged") {
    if ((await lastVersion(transaction, scope, event.memoryId)) !== event.version) return false;
    await transaction.$executeRaw`DELETE FROM memory_version WHERE owner_id = ${ownerId} AND memory_id = ${event.memoryId}`;
    return true;
  }
  if (event.type === "memory-restored" && !(await makeWay(transaction, scope, event))) return false;
  if (closesCurrent(event) && !(await closeCurrent(transaction, scope, event))) return false;
  if (event.type === "memory-deleted") return true;
  return insertVersion(transaction, scope, event, derivatives);
}

type OpeningEvent = Exclude<MemoryEvent, { type: "memory-deleted" | "memory-purged" }>;

async function insertVersion(
  transaction: Prisma.TransactionClient,
  { ownerId, sandbox }: MemoryScope,
  event: OpeningEvent,
  { embedding, sourceText }: VersionDerivatives,
): Promise<boolean> {
  const vector = embedding?.vector ? toVectorText(embedding.vector) : null;
  const terms = memoryTerms(event.content, sourceText);
  // A message that nobody has at hand is read when terms are made again.
  const isWhole = sourceText !== null || (event.source === null && event.turnId === null);
  const inserted = await transaction.$executeRaw`
    INSERT INTO memory_version (owner_id, sandbox_id, memory_id, version, content, memory_type, metadata, origin, source, session_id, event_id, at, by,
      valid_from, embedding, embedding_model, lexemes, source_lexemes, terms_version)
    VALUES (${ownerId}, ${sandbox?.sandboxId ?? ""}, ${event.memoryId}, ${event.version}, ${event.content}, ${event.memoryType}, ${JSON.stringify(event.metadata)}::jsonb,
      ${event.origin}, ${event.source && JSON.stringify(event.source)}::jsonb, ${event.sessionId}, ${event.id}, ${new Date(event.at)}, ${event.by},
      ${event.memoryPosition}, ${vector}::vector, ${embedding?.model ?? null}, ${[...terms.own]}, ${[...terms.ofSource]}, ${isWhole ? searchTermsVersion : 0})
    ON CONFLICT DO NOTHING`;
  return inserted === 1;
}

type ClosingEvent = Extract<MemoryEvent, { type: "memory-updated" | "memory-deleted" }>;

function closesCurrent(event: MemoryEvent): event is ClosingEvent {
  return event.type === "memory-updated" || event.type === "memory-deleted";
}

async function closeCurrent(
  transaction: Prisma.TransactionClient,
  { ownerId, sandbox }: MemoryScope,
  event: ClosingEvent,
): Promise<boolean> {
  const closing = event.type === "memory-updated" ? event.version - 1 : event.version;
  const closed = await transaction.$executeRaw`
    UPDATE memory_version SET valid_to = ${event.memoryPosition}, closed_by_event_id = ${event.id}
    WHERE owner_id = ${ownerId} AND sandbox_id = ${sandbox?.sandboxId ?? ""} AND memory_id = ${event.memoryId} AND version = ${closing}
      AND valid_to IS NULL`;
  return closed === 1;
}

/** The person's version as of where the sandbox began; nothing where the sandbox has versions of this memory already. */
async function copyIntoSandbox(
  transaction: Prisma.TransactionClient,
  ownerId: string,
  { sandboxId, forkMemoryPosition }: Sandbox,
  memoryId: string,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO memory_version (owner_id, sandbox_id, memory_id, version, content, memory_type, metadata, origin, source, session_id,
      event_id, at, by, valid_from, embedding, embedding_model, lexemes, source_lexemes, terms_version)
    SELECT owner_id, ${sandboxId}, memory_id, version, content, memory_type, metadata, origin, source, session_id,
      event_id, at, by, valid_from, embedding, embedding_model, lexemes, source_lexemes, terms_version
    FROM memory_version AS base
    WHERE owner_id = ${ownerId} AND sandbox_id = '' AND memory_id = ${memoryId} AND valid_from <= ${forkMemoryPosition}
      AND (valid_to IS NULL OR valid_to > ${forkMemoryPosition}) AND NOT EXISTS (
        SELECT 1 FROM memory_version AS own
        WHERE own.owner_id = ${ownerId} AND own.sandbox_id = ${sandboxId} AND own.memory_id = ${memoryId}
      )`;
}

/** A restored version follows the last one, whether that one still holds or ended with a deletion. */
async function makeWay(
  transaction: Prisma.TransactionClient,
  scope: MemoryScope,
  event: Extract<MemoryEvent, { type: "memory-restored" }>,
): Promise<boolean> {
  if ((await lastVersion(transaction, scope, event.memoryId)) !== event.version - 1) return false;
  await transaction.$executeRaw`
    UPDATE memory_version SET valid_to = ${event.memoryPosition}, closed_by_event_id = ${event.id}
    WHERE owner_id = ${scope.ownerId} AND sandbox_id = ${scope.sandbox?.sandboxId ?? ""} AND memory_id = ${event.memoryId} AND valid_to IS NULL`;
  return true;
}

/** The newest version that there is, also of a deleted memory; in a sandbox the person's versions from before it count too. */
async function lastVersion(
  transaction: Prisma.TransactionClient,
  { ownerId, sandbox }: MemoryScope,
  memoryId: string,
): Promise<number | null> {
  const rows = await transaction.$queryRaw<{ version: number | null }[]>`
    SELECT max(version) AS version FROM memory_version
    WHERE owner_id = ${ownerId} AND memory_id = ${memoryId}
      AND (sandbox_id = ${sandbox?.sandboxId ?? ""} OR (sandbox_id = '' AND valid_from <= ${sandbox?.forkMemoryPosition ?? 0}))`;
  return rows[0]?.version ?? null;
}
