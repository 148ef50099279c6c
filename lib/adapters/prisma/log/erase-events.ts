import { isMemoryEvent, type MemoryEvent, type SessionEvent } from "@/lib/core/log/events";
import { sealRemains } from "@/lib/core/log/hash-chain";
import { earlierTitleOf, titleOf } from "@/lib/core/session/title";
import type { EventLog } from "@/lib/ports/event-log";
import type { Prisma, PrismaClient } from "../generated/client";
import { eventOfRow, rowOfEvent } from "./event-rows";

/**
 * Replaces the payloads of events by ones without the words that a purge took. The log's trigger lets this through only in a transaction that
 * says so, and only for the payload. What was derived from the words, titles and quoted sources, follows.
 */
export async function eraseEvents(
  transaction: Prisma.TransactionClient,
  ownerId: string,
  erased: readonly SessionEvent[],
): Promise<void> {
  if (erased.length === 0) return;
  await transaction.$executeRaw`SELECT set_config('agemem.erasing', 'on', true)`;
  const hashes = await hashesOf(transaction, ownerId, erased);
  for (const event of erased) {
    const { payload } = rowOfEvent(sealRemains(event, hashes.get(event.id)), ownerId, "");
    if (event.type === "turn-started") {
      await renameSession(transaction, ownerId, event);
      await dropSourceTerms(transaction, ownerId, event);
    }
    if (event.type === "session-renamed") await changeChosenTitle(transaction, ownerId, event);
    await transaction.$executeRaw`
      UPDATE event SET payload = ${JSON.stringify(payload)}::jsonb WHERE owner_id = ${ownerId} AND id = ${event.id}`;
    if (isMemoryEvent(event)) await changeVersion(transaction, ownerId, event);
  }
  await transaction.$executeRaw`SELECT set_config('agemem.erasing', 'off', true)`;
}

/** The version that an event made follows its words. Vectors and terms of a text that went go with it. */
async function changeVersion(
  transaction: Prisma.TransactionClient,
  ownerId: string,
  event: MemoryEvent,
): Promise<void> {
  if ("source" in event) {
    const source = event.source && JSON.stringify(event.source);
    await transaction.$executeRaw`
      UPDATE memory_version SET source = ${source}::jsonb WHERE owner_id = ${ownerId} AND event_id = ${event.id}`;
  }
  if (!("content" in event)) return;
  const metadata = JSON.stringify("metadata" in event ? event.metadata : {});
  await transaction.$executeRaw`
    UPDATE memory_version SET content = ${event.content}, metadata = ${metadata}::jsonb, lexemes = '{}', embedding = NULL, embedding_model = NULL
    WHERE owner_id = ${ownerId} AND event_id = ${event.id} AND content <> ${event.content}`;
}

/** The hashes that events were written with: they stay, and what is left is sealed over them. */
async function hashesOf(
  transaction: Prisma.TransactionClient,
  ownerId: string,
  events: readonly SessionEvent[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const ids = events.map((event) => event.id);
  const rows = await transaction.event.findMany({
    where: { ownerId, id: { in: ids } },
    select: { id: true, hash: true },
  });
  return new Map(rows.map(({ id, hash }) => [id, hash ?? undefined]));
}

/**
 * A session that is called after the message gets the name that the erased message gives, and so do its branches, which share the message. A
 * session that began with the same words keeps its title as it keeps its words.
 */
async function renameSession(
  transaction: Prisma.TransactionClient,
  ownerId: string,
  event: Extract<SessionEvent, { type: "turn-started" }>,
): Promise<void> {
  const rows = await transaction.$queryRaw<{ text: string }[]>`
    SELECT payload ->> 'text' AS text FROM event WHERE owner_id = ${ownerId} AND id = ${event.id}`;
  const before = rows[0]?.text;
  if (before === undefined) return;
  const titles = [titleOf(before), earlierTitleOf(before)];
  await transaction.$executeRaw`
    WITH RECURSIVE sharing AS (
      SELECT id FROM session WHERE owner_id = ${ownerId} AND id = ${event.sessionId}
      UNION
      SELECT branch.id FROM session AS branch JOIN sharing ON branch.parent_session_id = sharing.id WHERE branch.owner_id = ${ownerId}
    )
    UPDATE session SET title = ${titleOf(event.text)}
    WHERE owner_id = ${ownerId} AND id IN (SELECT id FROM sharing) AND title = ANY (${titles}::text[])`;
}

/** The title that a person chose holds words like any other event. */
async function changeChosenTitle(
  transaction: Prisma.TransactionClient,
  ownerId: string,
  { id, sessionId, title }: Extract<SessionEvent, { type: "session-renamed" }>,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE session SET chosen_title = ${title || null} FROM event
    WHERE event.owner_id = ${ownerId} AND event.id = ${id} AND session.owner_id = ${ownerId} AND session.id = ${sessionId}
      AND session.chosen_title = event.payload ->> 'title'`;
}

/** No memory is found any more by words that were erased from its message; the terms of what is left are made again later. */
async function dropSourceTerms(
  transaction: Prisma.TransactionClient,
  ownerId: string,
  event: Extract<SessionEvent, { type: "turn-started" }>,
): Promise<void> {
  const itemIds = event.items.map((item) => item.itemId);
  await transaction.$executeRaw`
    UPDATE memory_version SET source_lexemes = '{}', terms_version = 0
    WHERE owner_id = ${ownerId} AND (source ->> 'itemId' = ANY (${itemIds}::text[])
      OR event_id IN (SELECT id FROM event WHERE owner_id = ${ownerId} AND turn_id = ${event.turnId}))`;
}

/** How many events are read at a time. */
const readAtOnce = 500;

/** The owner's events that carry a memory or contain a word. Reads the whole log of the owner: for purges only. */
export async function findMentions(
  prisma: PrismaClient,
  { ownerId, memoryIds, words }: Parameters<EventLog["findMentions"]>[0],
): Promise<readonly SessionEvent[]> {
  const patterns = [...words, ...memoryIds].map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM event
    WHERE owner_id = ${ownerId} AND (payload::text ILIKE ANY (${patterns}) OR memory_id = ANY (${[...memoryIds]}))
    ORDER BY session_id, sequence`;
  const events: SessionEvent[] = [];
  for (let start = 0; start < rows.length; start += readAtOnce) {
    const ids = rows.slice(start, start + readAtOnce).map(({ id }) => id);
    const found = await prisma.event.findMany({ where: { ownerId, id: { in: ids } } });
    events.push(...found.map(eventOfRow));
  }
  return events;
}
