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

/**
 * The current memories that new text may repeat or contradict: those that share words with it or are close in meaning, best first. Those with
 * a word of it are found by the index of terms, and of all the nearest by the signs of their vectors; only the best of both have their vectors
 * and texts read.
 */
export async function findSimilarMemories(
  prisma: PrismaClient,
  visible: Prisma.Sql,
  { content, embedding, limit }: Parameters<MemoryStore["findSimilar"]>[0],
): Promise<readonly SimilarMemory[]> {
  const { terms } = queryTerms(content);
  const nearness = nearnessOf(embedding);
  const far = nearness?.far ?? Prisma.sql`NULL::float8`;
  const estimate = nearness?.estimate ?? Prisma.sql`0`;
  const compared = nearness?.compared(limit) ?? Prisma.sql`NULL::bigint`;
  // The same text has the same terms; one without any is found by its letters alone.
  const isWorded =
    terms.length > 0
      ? Prisma.sql`lexemes && ${[...terms]}::text[]`
      : Prisma.sql`lower(content) = lower(${content})`;
  const sharedWords = Prisma.sql`shared::float8 / greatest(own + ${terms.length}::int - shared, 1)`;
  const rows = await prisma.$queryRaw<SimilarRow[]>`
    WITH total AS MATERIALIZED (SELECT count(*)::float8 AS memories FROM ${visible} AS seen WHERE valid_to IS NULL),
    worded AS MATERIALIZED (
      SELECT memory_id, version, ${far} AS far, ${termCount(terms)} AS shared, cardinality(lexemes) AS own, lower(content) = lower(${content}) AS is_same
      FROM ${visible} AS seen WHERE valid_to IS NULL AND ${isWorded}
    ),
    nearest AS MATERIALIZED (
      SELECT memory_id, version, far FROM (SELECT memory_id, version, ${far} AS far FROM ${visible} AS seen WHERE valid_to IS NULL) AS everyone
      WHERE far IS NOT NULL ORDER BY far LIMIT (SELECT ${compared} FROM total)
    ),
    candidate AS MATERIALIZED (
      (SELECT memory_id, version, is_same, shared, ${sharedWords} AS shared_words FROM worded
        ORDER BY is_same DESC, ${sharedWords} + ${estimate} DESC, memory_id LIMIT (SELECT ${compared} FROM total))
      UNION ALL
      SELECT memory_id, version, false, 0, 0 FROM nearest WHERE memory_id NOT IN (SELECT memory_id FROM worded)
    ),
    measured AS (
      SELECT seen.memory_id, seen.version, content, is_same, shared, shared_words, (${nearness?.meaning ?? Prisma.sql`NULL`})::float8 AS meaning
      FROM candidate JOIN ${visible} AS seen ON seen.memory_id = candidate.memory_id AND seen.version = candidate.version
    )
    SELECT memory_id, version, content, meaning, shared_words FROM measured
    WHERE shared > 0 OR is_same OR meaning >= ${alikeInMeaning}::float8
    ORDER BY is_same DESC, shared_words + coalesce(meaning, 0) DESC, memory_id LIMIT ${limit}`;
  return rows.map((row) => ({
    memoryId: row.memory_id,
    version: row.version,
    content: row.content,
    meaning: row.meaning,
    sharedWords: row.shared_words,
  }));
}
