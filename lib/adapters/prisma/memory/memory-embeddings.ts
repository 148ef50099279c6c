import type { MemoryEmbeddings, OutdatedVersion } from "@/lib/ports/memory-embeddings";
import type { PrismaClient } from "../generated/client";
import { toVectorText } from "./vector-text";

interface OutdatedRow {
  sandbox_id: string;
  memory_id: string;
  version: number;
  content: string;
}

/** The vectors in `memory_version`, written with the name of their model; a name without a vector says that the model cannot read the text. */
export function createPrismaMemoryEmbeddings(prisma: PrismaClient): MemoryEmbeddings {
  return {
    async progress({ ownerId, model }) {
      const rows = await prisma.$queryRaw<{ done: number; total: number }[]>`
        SELECT count(*) FILTER (WHERE embedding_model = ${model})::int AS done, count(*)::int AS total
        FROM memory_version WHERE owner_id = ${ownerId}`;
      return { done: rows[0]?.done ?? 0, total: rows[0]?.total ?? 0 };
    },
    async listOutdated({ ownerId, model, limit }) {
      const rows = await prisma.$queryRaw<OutdatedRow[]>`
        SELECT sandbox_id, memory_id, version, content FROM memory_version
        WHERE owner_id = ${ownerId} AND embedding_model IS DISTINCT FROM ${model}
        ORDER BY (valid_to IS NULL) DESC, sandbox_id, valid_from DESC LIMIT ${limit}`;
      return rows.map(outdatedOfRow);
    },
    async store({ ownerId, model, vectors }) {
      await prisma.$transaction(
        vectors.map(
          ({ sandboxId, memoryId, version, vector }) => prisma.$executeRaw`
            UPDATE memory_version SET embedding = ${vector && toVectorText(vector)}::vector, embedding_model = ${model}
            WHERE owner_id = ${ownerId} AND sandbox_id = ${sandboxId} AND memory_id = ${memoryId} AND version = ${version}`,
        ),
      );
    },
  };
}

function outdatedOfRow({ sandbox_id, memory_id, version, content }: OutdatedRow): OutdatedVersion {
  return { sandboxId: sandbox_id, memoryId: memory_id, version, content };
}
