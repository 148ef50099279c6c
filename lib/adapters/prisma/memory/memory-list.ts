import { z } from "zod";
import type { MemoryEntry, MemoryPage } from "@/lib/core/memory/memory-entry";
import { citationWorth, type MemoryFilter, type MemorySort } from "@/lib/core/memory/memory-query";
import type { MemoryLibrary } from "@/lib/ports/memory-library";
import { Prisma, type PrismaClient } from "../generated/client";
import { type VersionRow, versionOfRow } from "./version-rows";

interface EntryRow extends VersionRow {
  readonly retrievals: number;
  readonly steps: number;
  readonly token_steps: number;
  readonly citations: number;
  readonly last_used_at: Date | null;
  readonly session_title: string | null;
  readonly sort_key: number;
}

/** The place after an entry: what it was sorted by, and its id. */
const cursorSchema = z.tuple([z.number(), z.string()]);

/** One page of current memories. Sorting by use reads the sums of all uses; sorting by age reads only those of the page. */
export async function listMemories(
  prisma: PrismaClient,
  { ownerId, filter, sort, limit, cursor }: Parameters<MemoryLibrary["list"]>[0],
): Promise<MemoryPage> {
  const after = readCursor(cursor);
  const [rows, total] = await Promise.all([
    prisma.$queryRaw<EntryRow[]>`
      ${sort === "newest" ? newestEntries(ownerId, filter, after, limit + 1) : entriesOf(ownerId, shownMemories(ownerId, filter), sort)}
      ${after ? Prisma.sql`WHERE (sort_key, memory_id) < (${after[0]}::float8, ${after[1]})` : Prisma.empty}
      ORDER BY sort_key DESC, memory_id DESC LIMIT ${limit + 1}`,
    countMemories(prisma, ownerId, filter),
  ]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    entries: shown.map(entryOfRow),
    nextCursor: last ? JSON.stringify([last.sort_key, last.memory_id]) : null,
    total,
  };
}

/** The current memories among some ids, in the order of the ids. */
export async function readEntries(
  prisma: PrismaClient,
  { ownerId, memoryIds, filter }: Parameters<MemoryLibrary["entriesOf"]>[0],
): Promise<readonly MemoryEntry[]> {
  if (memoryIds.length === 0) return [];
  const among = Prisma.sql`${shownMemories(ownerId, filter)} AND memory_id = ANY (${[...memoryIds]})`;
  const rows = await prisma.$queryRaw<EntryRow[]>`${entriesOf(ownerId, among, "newest")}`;
  const byId = new Map(rows.map((row) => [row.memory_id, entryOfRow(row)]));
  return memoryIds.flatMap((memoryId) => byId.get(memoryId) ?? []);
}

async function countMemories(prisma: PrismaClient, ownerId: string, filter: MemoryFilter): Promise<number> {
  const rows = await prisma.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM memory_version AS held WHERE ${isShown(ownerId, filter)}`;
  return rows[0]?.total ?? 0;
}

function shownMemories(ownerId: string, filter: MemoryFilter): Prisma.Sql {
  return Prisma.sql`
    SELECT owner_id, memory_id, version, content, memory_type, metadata, origin, source, by, at, session_id, event_id, valid_from, valid_to
    FROM memory_version AS held WHERE ${isShown(ownerId, filter)}`;
}

/** The newest so many memories after a place: cut before anything is joined to them. */
function newestEntries(
  ownerId: string,
  filter: MemoryFilter,
  after: z.infer<typeof cursorSchema> | null,
  limit: number,
): Prisma.Sql {
  const later = after
    ? Prisma.sql`AND (valid_from::float8, memory_id) < (${after[0]}::float8, ${after[1]})`
    : Prisma.empty;
  const newest = Prisma.sql`${shownMemories(ownerId, filter)} ${later} ORDER BY valid_from DESC, memory_id DESC LIMIT ${limit}`;
  return entriesOf(ownerId, newest, "newest");
}

/** The memories that a query gives, with what their uses add up to. */
function entriesOf(ownerId: string, memories: Prisma.Sql, sort: MemorySort): Prisma.Sql {
  return Prisma.sql`
    WITH held AS MATERIALIZED (${memories}),
    used AS (
      SELECT memory_id, count(*)::int AS retrievals, sum(steps)::int AS steps, sum(tokens::bigint * steps)::float8 AS token_steps,
        sum(citations)::int AS citations, max(at) AS last_used_at
      FROM memory_use WHERE owner_id = ${ownerId} AND memory_id IN (SELECT memory_id FROM held) GROUP BY memory_id
    ),
    entry AS (
      SELECT held.memory_id, version, content, memory_type, metadata, origin, source, by, held.at, session_id, event_id, valid_from, valid_to,
        coalesce(retrievals, 0) AS retrievals, coalesce(steps, 0) AS steps, coalesce(token_steps, 0) AS token_steps,
        coalesce(citations, 0) AS citations, last_used_at, session.title AS session_title, ${sortKeys[sort]} AS sort_key
      FROM held
      LEFT JOIN used ON used.memory_id = held.memory_id
      LEFT JOIN session ON session.owner_id = held.owner_id AND session.id = held.session_id
    )
    SELECT * FROM entry`;
}

const sortKeys: Record<MemorySort, Prisma.Sql> = {
  newest: Prisma.sql`valid_from::float8`,
  "most-used": Prisma.sql`coalesce(retrievals, 0)::float8`,
  "most-expensive": Prisma.sql`coalesce(token_steps, 0)::float8`,
  "least-useful": Prisma.sql`(coalesce(token_steps, 0) - coalesce(citations, 0)::float8 * ${citationWorth}::float8)`,
};

/** The condition on `held` that a filter means, with the owner in it. */
function isShown(ownerId: string, filter: MemoryFilter): Prisma.Sql {
  const { memoryTypes = [], origins = [], sessionId, changedAfter, changedBefore, usage } = filter;
  const used = Prisma.sql`EXISTS (SELECT 1 FROM memory_use WHERE memory_use.owner_id = ${ownerId} AND memory_use.memory_id = held.memory_id)`;
  const conditions = [
    Prisma.sql`held.owner_id = ${ownerId} AND held.sandbox_id = '' AND held.valid_to IS NULL`,
    ...(memoryTypes.length > 0 ? [Prisma.sql`held.memory_type = ANY (${memoryTypes})`] : []),
    ...(origins.length > 0 ? [Prisma.sql`held.origin = ANY (${origins})`] : []),
    ...(sessionId ? [Prisma.sql`held.session_id = ${sessionId}`] : []),
    ...(changedAfter ? [Prisma.sql`held.at >= ${new Date(changedAfter)}`] : []),
    ...(changedBefore ? [Prisma.sql`held.at < ${new Date(changedBefore)}`] : []),
    ...(usage === "used" ? [used] : []),
    ...(usage === "never-used" ? [Prisma.sql`NOT ${used}`] : []),
  ];
  return Prisma.join(conditions, " AND ");
}

/** A cursor that nobody of us wrote begins at the start. */
function readCursor(cursor: string | null): z.infer<typeof cursorSchema> | null {
  if (cursor === null) return null;
  try {
    return cursorSchema.safeParse(JSON.parse(cursor)).data ?? null;
  } catch {
    return null;
  }
}

function entryOfRow(row: EntryRow): MemoryEntry {
  const { retrievals, steps, citations } = row;
  const lastUsedAt = row.last_used_at?.toISOString() ?? null;
  return {
    version: versionOfRow(row),
    usage: { retrievals, steps, citations, tokenSteps: row.token_steps, lastUsedAt },
    sessionTitle: row.session_title,
  };
}
