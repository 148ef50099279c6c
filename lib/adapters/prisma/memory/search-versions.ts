import { metadataSchema, originSchema } from "@/lib/core/log/memory";
import type { ScoredMemory } from "@/lib/core/log/memory-events";
import { wordWeight } from "@/lib/core/memory/rank";
import type { MemoryStore } from "@/lib/ports/memory-store";
import { Prisma, type PrismaClient } from "../generated/client";
import { lookedUpTerms, meaningOf, termMask } from "./term-mask";
import { toVectorText } from "./vector-text";

interface SearchRow {
  readonly memory_id: string;
  readonly version: number;
  readonly content: string;
  readonly memory_type: string;
  readonly metadata: unknown;
  readonly at: Date;
  readonly meaning: number | null;
  readonly words: number;
  readonly score: number;
  readonly total: number;
  readonly quote: string | null;
  readonly origin: string;
}

/**
 * Scores every current memory that is visible: cosine plus the idf-weighted share of the query's terms found in it. One pass reads
 * each row's vector and words; texts are read for the best rows only.
 */
export async function searchVersions(
  prisma: PrismaClient,
  visible: Prisma.Sql,
  { query, embedding, metadataFilter, limit }: Parameters<MemoryStore["search"]>[0],
): ReturnType<MemoryStore["search"]> {
  const terms = lookedUpTerms(query);
  const vector = embedding?.vector && {
    model: embedding.model,
    vectorText: toVectorText(embedding.vector),
  };
  const filter =
    Object.keys(metadataFilter ?? {}).length > 0
      ? Prisma.sql`AND metadata @> ${JSON.stringify(metadataFilter)}::jsonb`
      : Prisma.empty;
  const rows = await prisma.$queryRaw<SearchRow[]>`
    WITH candidate AS MATERIALIZED (
      SELECT memory_id, version, (${meaningOf(vector)})::float8 AS meaning, ${termMask(terms)} AS mask
      FROM ${visible} AS seen WHERE valid_to IS NULL ${filter}
    ),
    pattern AS MATERIALIZED (SELECT mask, count(*)::float8 AS memories FROM candidate GROUP BY mask),
    total AS (SELECT coalesce(sum(memories), 0) AS memories FROM pattern),
    weight AS MATERIALIZED (
      SELECT place, ln(1 + (total.memories - frequency + 0.5) / (frequency + 0.5)) AS idf FROM total CROSS JOIN (
        SELECT place, coalesce(sum(memories) FILTER (WHERE mask >> place & 1 = 1), 0) AS frequency
        FROM generate_series(0, ${terms.length - 1}::int) AS place CROSS JOIN pattern GROUP BY place
      ) AS counted
    ),
    coverage AS (
      SELECT mask, coalesce(sum(idf) FILTER (WHERE mask >> place & 1 = 1) / nullif(sum(idf), 0), 0)::float8 AS words
      FROM pattern LEFT JOIN weight ON true GROUP BY mask
    ),
    best AS (
      SELECT memory_id, version, meaning, words, coalesce(meaning, 0) + ${wordWeight}::float8 * words AS score
      FROM candidate JOIN coverage ON coverage.mask = candidate.mask ORDER BY score DESC, memory_id LIMIT ${limit}
    )
    SELECT best.memory_id, best.version, content, memory_type, metadata, source ->> 'quote' AS quote, origin, at, meaning, words, score, total.memories::int AS total
    FROM best JOIN ${visible} AS seen ON seen.memory_id = best.memory_id AND seen.version = best.version CROSS JOIN total
    ORDER BY score DESC, best.memory_id`;
  return {
    memories: rows.map(scoredOfRow),
    searchedMemories: rows[0]?.total ?? 0,
    sources: new Map(
      rows.map(({ memory_id, quote, at, origin }) => [
        memory_id,
        { quote, at: at.toISOString(), origin: originSchema.parse(origin) },
      ]),
    ),
  };
}

function scoredOfRow(row: SearchRow): ScoredMemory {
  return {
    memoryId: row.memory_id,
    version: row.version,
    content: row.content,
    memoryType: row.memory_type,
    metadata: metadataSchema.parse(row.metadata),
    score: round(row.score),
    meaning: row.meaning === null ? null : round(row.meaning),
    words: round(row.words),
    at: row.at.toISOString(),
  };
}

/** Scores go into events; six decimals are the same on every machine. */
function round(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}
