import { searchTerms, searchTermsVersion } from "@/lib/core/text/search-terms";
import type { PrismaClient } from "../generated/client";

/** Rows that are read and written at a time: other work waits for no more than this. */
const batchSize = 200;

interface OutdatedRow {
  readonly owner_id: string;
  readonly sandbox_id: string;
  readonly memory_id: string;
  readonly version: number;
  readonly content: string;
  readonly embedding_model: string | null;
}

export interface RebuildOptions {
  /** False where a model cannot read a text: a vector that an earlier release made of it is a wrong one and goes. */
  readonly reads: (embeddingModel: string, content: string) => boolean;
  readonly signal?: AbortSignal;
}

/**
 * Makes the search terms of versions again that an earlier release wrote, batch by batch, until none is left. What is still to be done is read from
 * the rows, so it goes on after any interruption. Gives how many were made.
 */
export async function rebuildSearchTerms(
  prisma: PrismaClient,
  { reads, signal }: RebuildOptions,
): Promise<number> {
  let made = 0;
  while (signal?.aborted !== true) {
    const rows = await prisma.$queryRaw<OutdatedRow[]>`
      SELECT owner_id, sandbox_id, memory_id, version, content, embedding_model FROM memory_version
      WHERE terms_version <> ${searchTermsVersion} ORDER BY (valid_to IS NULL) DESC LIMIT ${batchSize}`;
    if (rows.length === 0) return made;
    await prisma.$transaction(
      rows.map((row) => {
        const isRead = row.embedding_model === null || reads(row.embedding_model, row.content);
        return prisma.$executeRaw`
          UPDATE memory_version SET lexemes = ${[...searchTerms(row.content)]}, terms_version = ${searchTermsVersion},
            embedding = CASE WHEN ${isRead} THEN embedding END
          WHERE owner_id = ${row.owner_id} AND sandbox_id = ${row.sandbox_id} AND memory_id = ${row.memory_id} AND version = ${row.version}`;
      }),
    );
    made += rows.length;
  }
  return made;
}
