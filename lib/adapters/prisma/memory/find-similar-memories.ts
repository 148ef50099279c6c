import { queryTerms } from "@/lib/core/memory/word-score";
import type { MemoryStore, SimilarMemory } from "@/lib/ports/memory-store";
import { Prisma, type PrismaClient } from "../generated/client";
import { nearnessOf } from "./nearness";
import { termCount } from "./term-mask";

interface SimilarRow {
  readonly memory_id: string;
  readonly version: number;
  readonly content: string;
  readonly meaning: number | null;
  readonly shared_words: number;
}

/** From this cosine on a memory is looked at although it shares no word with the new text: "moved to Oslo" beside "lives in Bergen". */
const alikeInMeaning = 0.5;

/** The current memories that new text may repeat or contradict: those that share words with it or are close in meaning, best first. */
export async function findSimilarMemories(
  prisma: PrismaClient,
  visible: Prisma.Sql,
  { content, embedding, limit }: Parameters<MemoryStore["findSimilar"]>[0],
): Promise<readonly SimilarMemory[]> {
  const { terms } = queryTerms(content);
  const nearness = nearnessOf(embedding);
  const rows = await prisma.$queryRaw<SimilarRow[]>`
    WITH candidate AS MATERIALIZED (
      SELECT memory_id, version, (${nearness?.meaning ?? Prisma.sql`NULL`})::float8 AS meaning, ${termCount(terms)} AS shared, cardinality(lexemes) AS own,
        lower(content) = lower(${content}) AS is_same
      FROM ${visible} AS seen WHERE valid_to IS NULL
    ),
    best AS (
      SELECT memory_id, version, meaning, is_same, shared::float8 / greatest(own + ${terms.length}::int - shared, 1) AS shared_words
      FROM candidate WHERE shared > 0 OR is_same OR meaning >= ${alikeInMeaning}::float8
      ORDER BY is_same DESC, shared::float8 / greatest(own + ${terms.length}::int - shared, 1) + coalesce(meaning, 0) DESC, memory_id
      LIMIT ${limit}
    )
    SELECT best.memory_id, best.version, content, meaning, shared_words
    FROM best JOIN ${visible} AS seen ON seen.memory_id = best.memory_id AND seen.version = best.version
    ORDER BY is_same DESC, shared_words + coalesce(meaning, 0) DESC, best.memory_id`;
  return rows.map((row) => ({
    memoryId: row.memory_id,
    version: row.version,
    content: row.content,
    meaning: row.meaning,
    sharedWords: row.shared_words,
  }));
}
