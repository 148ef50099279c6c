import { isMemoryEvent } from "@/lib/core/log/events";
import type { ProposalEntry } from "@/lib/core/memory/memory-entry";
import { type MemoryUsage, unusedMemory } from "@/lib/core/memory/memory-query";
import { markKindOf, markSpacing, type Timeline } from "@/lib/core/memory/timeline-mark";
import type { MemoryLibrary } from "@/lib/ports/memory-library";
import { Prisma, type PrismaClient } from "../generated/client";
import { eventOfRow } from "../log/event-rows";
import { listMemories, readEntries } from "./memory-list";
import { readUses } from "./memory-uses";
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

async function readUsage(
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

async function readProposals(
  prisma: PrismaClient,
  where: Prisma.ProposalWhereInput,
  limit: number,
): Promise<readonly ProposalEntry[]> {
  const rows = await prisma.proposal.findMany({
    where,
    orderBy: [{ at: "desc" }, { proposalId: "desc" }],
    take: limit,
    include: { event: { include: { session: { select: { title: true } } } } },
  });
  return rows.flatMap((row) => {
    const event = eventOfRow(row.event);
    if (event.type !== "memory-proposed") return [];
    const entry: ProposalEntry = {
      proposalId: row.proposalId,
      status: statusOf(row.status),
      at: row.at.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      sessionTitle: row.event.session.title,
      event,
    };
    return [entry];
  });
}

function statusOf(status: string): ProposalEntry["status"] {
  const known = (["waiting", "shadow", "accepted", "declined"] as const).find((name) => name === status);
  if (!known) throw new Error(`A proposal cannot be ${status}.`);
  return known;
}
