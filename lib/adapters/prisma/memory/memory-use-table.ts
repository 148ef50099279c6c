import type { EventOf } from "@/lib/core/log/events";
import { citedMemories } from "@/lib/core/memory/cited-memories";
import type { MemoryUseEntry } from "@/lib/core/memory/memory-entry";
import { type MemoryUsage, unusedMemory } from "@/lib/core/memory/memory-query";
import { usesOfRetrieval } from "@/lib/core/memory/memory-use";
import type { MemoryLibrary } from "@/lib/ports/memory-library";
import type { Prisma, PrismaClient } from "../generated/client";

type Transaction = Prisma.TransactionClient;

/** The uses that a retrieval begins. */
export async function recordUses(
  transaction: Transaction,
  ownerId: string,
  event: EventOf<"memories-retrieved">,
): Promise<void> {
  const uses = usesOfRetrieval(event).map((use) => ({ ...use, ownerId, at: new Date(use.at) }));
  if (uses.length > 0) await transaction.memoryUse.createMany({ data: uses });
}

/** The uses of a memory go with it. */
export async function removeUses(
  transaction: Transaction,
  ownerId: string,
  { memoryId }: EventOf<"memory-purged">,
): Promise<void> {
  await transaction.memoryUse.deleteMany({ where: { ownerId, memoryId } });
}

/** One more prompt for every memory that is in it; items of a parent session count too. */
export async function countPrompt(
  transaction: Transaction,
  ownerId: string,
  { promptItemIds }: EventOf<"step-started">,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE memory_use SET steps = steps + 1 WHERE owner_id = ${ownerId} AND item_id = ANY (${promptItemIds})`;
}

/** A citation counts for the last retrieval of that memory in the prompt that was answered. */
export async function countCitations(
  transaction: Transaction,
  ownerId: string,
  { item, sessionId, turnId, step }: EventOf<"step-finished">,
): Promise<void> {
  const cited = item ? citedMemories(item.text) : [];
  if (cited.length === 0) return;
  await transaction.$executeRaw`
    WITH prompt AS (
      SELECT payload -> 'promptItemIds' AS item_ids FROM event
      WHERE owner_id = ${ownerId} AND session_id = ${sessionId} AND turn_id = ${turnId} AND step = ${step} AND type = 'step-started'
      ORDER BY sequence DESC LIMIT 1
    ),
    standing AS (
      SELECT item_id, place FROM prompt, jsonb_array_elements_text(item_ids) WITH ORDINALITY AS element (item_id, place)
    ),
    last_use AS (
      SELECT DISTINCT ON (memory_use.memory_id) memory_use.event_id, memory_use.memory_id
      FROM memory_use JOIN standing ON standing.item_id = memory_use.item_id
      WHERE owner_id = ${ownerId} AND memory_use.memory_id = ANY (${cited})
      ORDER BY memory_use.memory_id, place DESC
    )
    UPDATE memory_use SET citations = citations + 1 FROM last_use
    WHERE owner_id = ${ownerId} AND memory_use.event_id = last_use.event_id AND memory_use.memory_id = last_use.memory_id`;
}

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
