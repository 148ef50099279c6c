import type { MemoryStore, Sandbox } from "@/lib/ports/memory-store";
import type { PrismaClient } from "../generated/client";
import { headOfSandbox } from "../log/head-of-sandbox";
import { findSimilarMemories } from "./find-similar-memories";
import { searchVersions } from "./search-versions";
import { type VersionRow, versionColumns, versionOfRow } from "./version-rows";
import { visibleVersions } from "./visible-versions";

/**
 * Reads of long-term memory on Postgres (or PGlite): the person's, or those of a sandbox. Search is exact: no index that could lose
 * rows behind the owner filter.
 */
export function createPrismaMemoryStore(prisma: PrismaClient, sandbox: Sandbox | null = null): MemoryStore {
  const visible = (ownerId: string) => visibleVersions(ownerId, sandbox);
  return {
    async listCurrent({ ownerId, limit, search = "" }) {
      const rows = await prisma.$queryRaw<VersionRow[]>`
        SELECT ${versionColumns} FROM ${visible(ownerId)} AS seen
        WHERE valid_to IS NULL AND content ILIKE ${`%${escapePattern(search)}%`}
        ORDER BY valid_from DESC LIMIT ${limit}`;
      return rows.map(versionOfRow);
    },
    async countCurrent({ ownerId }) {
      const [row] = await prisma.$queryRaw<{ count: bigint }[]>`
        SELECT count(*) AS count FROM ${visible(ownerId)} AS seen WHERE valid_to IS NULL`;
      return Number(row?.count ?? 0);
    },
    async find({ ownerId, memoryId }) {
      const rows = await prisma.$queryRaw<VersionRow[]>`
        SELECT ${versionColumns} FROM ${visible(ownerId)} AS seen WHERE memory_id = ${memoryId} ORDER BY version`;
      return rows.length === 0 ? null : { memoryId, versions: rows.map(versionOfRow) };
    },
    search: (request) => searchVersions(prisma, visible(request.ownerId), request),
    findSimilar: (request) => findSimilarMemories(prisma, visible(request.ownerId), request),
    async memoryPosition({ ownerId }) {
      if (sandbox) return sandbox.upToPosition ?? headOfSandbox(prisma, ownerId, sandbox);
      const owner = await prisma.owner.findUnique({ where: { id: ownerId } });
      return Number(owner?.memoryPosition ?? 0);
    },
    async positionAt({ ownerId, at }) {
      const last = await prisma.event.aggregate({
        where: { ownerId, sandboxId: "", memoryPosition: { not: null }, at: { lte: new Date(at) } },
        _max: { memoryPosition: true },
      });
      return Number(last._max.memoryPosition ?? 0);
    },
    inSandbox: (inner) => createPrismaMemoryStore(prisma, inner),
  };
}

/** Prisma searches with LIKE and leaves its wildcards to the caller. */
function escapePattern(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
