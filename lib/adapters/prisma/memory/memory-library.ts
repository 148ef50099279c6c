import { isMemoryEvent } from "@/lib/core/log/events";
import { markKindOf, markSpacing, type Timeline } from "@/lib/core/memory/timeline-mark";
import type { MemoryLibrary } from "@/lib/ports/memory-library";
import { Prisma, type PrismaClient } from "../generated/client";
import { eventOfRow } from "../log/event-rows";
import { listMemories, readEntries } from "./memory-list";
import { readUsage, readUses } from "./memory-use-table";
import { readProposals } from "./proposal-table";
import { type VersionRow, versionColumns, versionOfRow } from "./version-rows";

/** Reads for the page of memories on Postgres (or PGlite): the person's own store, never a sandbox. */
export function createPrismaMemoryLibrary(prisma: PrismaClient): MemoryLibrary {
  return {
    list: (request) => listMemories(prisma, request),
    entriesOf: (request) => readEntries(prisma, request),
    usageOf: (request) => readUsage(prisma, request),
    uses: (request) => readUses(prisma, request),
    async countEmbeddings({ ownerId, memoryId }) {
      const rows = await prisma.$queryRaw<{ count: number }[]>`
        SELECT count(embedding)::int AS count FROM memory_version WHERE owner_id = ${ownerId} AND memory_id = ${memoryId}`;
      return rows[0]?.count ?? 0;
    },
    listAsOf: (request) => listAsOf(prisma, request),
    async memoryEvents({ ownerId, memoryIds, afterPosition = 0, upToPosition, limit }) {
      const rows = await prisma.event.findMany({
        where: {
          ownerId,
          sandboxId: "",
          memoryPosition: { gt: afterPosition, ...(upToPosition === undefined ? {} : { lte: upToPosition }) },
          ...(memoryIds ? { memoryId: { in: [...memoryIds] } } : {}),
        },
        orderBy: { memoryPosition: "asc" },
        ...(limit === undefined ? {} : { take: limit }),
      });
      return rows.map(eventOfRow).filter(isMemoryEvent);
    },
    timeline: (request) => readTimeline(prisma, request),
    proposals: ({ ownerId, status, limit }) =>
      readProposals(prisma, { ownerId, ...(status ? { status } : {}) }, limit),
    proposalsOf: ({ ownerId, proposalIds }) =>
      readProposals(prisma, { ownerId, proposalId: { in: [...proposalIds] } }, proposalIds.length),
  };
}

async function listAsOf(
  prisma: PrismaClient,
  { ownerId, position, limit }: Parameters<MemoryLibrary["listAsOf"]>[0],
): ReturnType<MemoryLibrary["listAsOf"]> {
  const held = Prisma.sql`owner_id = ${ownerId} AND sandbox_id = '' AND valid_from <= ${position} AND (valid_to IS NULL OR valid_to > ${position})`;
  const [rows, counted] = await Promise.all([
    prisma.$queryRaw<VersionRow[]>`
      SELECT ${versionColumns} FROM memory_version WHERE ${held} ORDER BY valid_from DESC, memory_id LIMIT ${limit}`,
    prisma.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM memory_version WHERE ${held}`,
  ]);
  return { versions: rows.map(versionOfRow), total: counted[0]?.total ?? 0 };
}

async function readTimeline(
  prisma: PrismaClient,
  { ownerId, limit }: Parameters<MemoryLibrary["timeline"]>[0],
): Promise<Timeline> {
  const owner = await prisma.owner.findUnique({ where: { id: ownerId } });
  const head = Number(owner?.memoryPosition ?? 0);
  const spacing = markSpacing(head, limit);
  const rows = await prisma.$queryRaw<{ position: number; at: Date; type: string }[]>`
    SELECT memory_position::int AS position, at, type FROM event
    WHERE owner_id = ${ownerId} AND sandbox_id = '' AND memory_position % ${spacing}::int = ${head % spacing}::int
    ORDER BY memory_position`;
  const marks = rows.map(({ position, at, type }) => ({
    position,
    at: at.toISOString(),
    kind: markKindOf(type),
  }));
  return { head, marks };
}
