import type { MemoryUseEntry } from "@/lib/core/memory/memory-entry";
import { type MemoryUsage, unusedMemory } from "@/lib/core/memory/memory-query";
import type { MemoryLibrary } from "@/lib/ports/memory-library";
import type { PrismaClient } from "../generated/client";

/** What a memory was good for over all its versions. */
export async function readUsage(
  prisma: PrismaClient,
  { ownerId, memoryId }: { readonly ownerId: string; readonly memoryId: string },
): Promise<MemoryUsage> {
  const rows = await prisma.$queryRaw<
    { retrievals: number; steps: number; token_steps: number; citations: number; last_used_at: Date | null }[]
  >`
    SELECT count(*)::int AS retrievals, coalesce(sum(steps), 0)::int AS steps, coalesce(sum(tokens::bigint * steps), 0)::float8 AS token_steps,
      coalesce(sum(citations), 0)::int AS citations, max(at) AS last_used_at
    FROM memory_use WHERE owner_id = ${ownerId} AND memory_id = ${memoryId}`;
  const [row] = rows;
  if (!row) return unusedMemory;
  const { retrievals, steps, citations } = row;
  const lastUsedAt = row.last_used_at?.toISOString() ?? null;
  return { retrievals, steps, citations, tokenSteps: row.token_steps, lastUsedAt };
}

interface UseRow {
  readonly event_id: string;
  readonly memory_id: string;
  readonly version: number;
  readonly session_id: string;
  readonly turn_id: string | null;
  readonly item_id: string | null;
  readonly tokens: number;
  readonly steps: number;
  readonly citations: number;
  readonly at: Date;
  readonly session_title: string | null;
  readonly question: string | null;
  readonly answer: string | null;
}

/** Each time a memory was in a context, with the question and the last words of the turn's answer. */
export async function readUses(
  prisma: PrismaClient,
  { ownerId, memoryId, limit }: Parameters<MemoryLibrary["uses"]>[0],
): Promise<readonly MemoryUseEntry[]> {
  const rows = await prisma.$queryRaw<UseRow[]>`
    SELECT memory_use.event_id, memory_use.memory_id, version, memory_use.session_id, memory_use.turn_id, item_id, tokens, steps, citations,
      memory_use.at, session.title AS session_title,
      (SELECT payload ->> 'text' FROM event WHERE event.owner_id = ${ownerId} AND event.session_id = memory_use.session_id
        AND event.turn_id = memory_use.turn_id AND event.type = 'turn-started' LIMIT 1) AS question,
      (SELECT payload -> 'item' ->> 'text' FROM event WHERE event.owner_id = ${ownerId} AND event.session_id = memory_use.session_id
        AND event.turn_id = memory_use.turn_id AND event.type = 'step-finished' AND payload -> 'item' ->> 'text' <> ''
        ORDER BY sequence DESC LIMIT 1) AS answer
    FROM memory_use JOIN session ON session.owner_id = memory_use.owner_id AND session.id = memory_use.session_id
    WHERE memory_use.owner_id = ${ownerId} AND memory_use.memory_id = ${memoryId}
    ORDER BY memory_use.at DESC, memory_use.event_id DESC LIMIT ${limit}`;
  return rows.map((row) => ({
    eventId: row.event_id,
    memoryId: row.memory_id,
    version: row.version,
    sessionId: row.session_id,
    turnId: row.turn_id,
    itemId: row.item_id,
    tokens: row.tokens,
    steps: row.steps,
    citations: row.citations,
    at: row.at.toISOString(),
    sessionTitle: row.session_title,
    question: row.question,
    answer: row.answer,
  }));
}
