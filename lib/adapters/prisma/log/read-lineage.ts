import { Prisma, type PrismaClient } from "../generated/client";

type Event = Prisma.EventGetPayload<object>;

/**
 * The sessions that a session's events come from, as a recursive table `lineage (id, up_to)`: the session itself and, for a
 * branch, its parent up to where it branched off, and so on. The owner is checked at every level. Use as
 * `WITH RECURSIVE ${lineageOf(…)} SELECT …`.
 */
export function lineageOf(ownerId: string, sessionId: string): Prisma.Sql {
  return Prisma.sql`lineage (id, parent_session_id, parent_sequence, up_to) AS (
    SELECT id, parent_session_id, parent_sequence, 2147483647 FROM session WHERE owner_id = ${ownerId} AND id = ${sessionId}
    UNION ALL
    SELECT parent.id, parent.parent_session_id, parent.parent_sequence, LEAST(lineage.up_to, lineage.parent_sequence)
    FROM lineage JOIN session AS parent ON parent.owner_id = ${ownerId} AND parent.id = lineage.parent_session_id
  )`;
}

/** The rows of a session's events between two sequences, those that a branch shares with its parents included, in order. */
export function readEventRows(
  prisma: Pick<PrismaClient, "$queryRaw">,
  request: { ownerId: string; sessionId: string; afterSequence: number; upToSequence: number | undefined },
): Promise<readonly Event[]> {
  const { ownerId, sessionId, afterSequence, upToSequence = 2_147_483_647 } = request;
  return prisma.$queryRaw<Event[]>`
    WITH RECURSIVE ${lineageOf(ownerId, sessionId)}
    SELECT event.id, event.owner_id AS "ownerId", event.session_id AS "sessionId", event.sequence, event.memory_position AS "memoryPosition",
      event.sandbox_id AS "sandboxId", event.memory_id AS "memoryId", event.memory_version AS "memoryVersion", event.turn_id AS "turnId",
      event.step, event.type, event.schema_version AS "schemaVersion", event.by, event.at, event.payload, event.hash
    FROM lineage JOIN event ON event.owner_id = ${ownerId} AND event.session_id = lineage.id AND event.sequence <= lineage.up_to
    WHERE event.sequence > ${afterSequence} AND event.sequence <= ${upToSequence}
    ORDER BY event.sequence`;
}

/** The texts of a session's messages by the ids of their items, those that a branch shares with its parents included. */
export async function readMessageTexts(
  prisma: Pick<PrismaClient, "$queryRaw">,
  request: { ownerId: string; sessionId: string; itemIds: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const { ownerId, sessionId, itemIds } = request;
  const rows = await prisma.$queryRaw<{ item_id: string; text: string }[]>`
    WITH RECURSIVE ${lineageOf(ownerId, sessionId)}
    SELECT item ->> 'itemId' AS item_id, item ->> 'text' AS text
    FROM lineage JOIN event ON event.owner_id = ${ownerId} AND event.session_id = lineage.id AND event.sequence <= lineage.up_to
    CROSS JOIN jsonb_array_elements(event.payload -> 'items') AS item
    WHERE event.type = 'turn-started' AND item ->> 'itemId' = ANY (${[...itemIds]}::text[])`;
  return new Map(rows.map((row) => [row.item_id, row.text]));
}
