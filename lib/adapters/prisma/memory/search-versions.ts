import { metadataSchema, originSchema } from "@/lib/core/log/memory";
import type { ScoredMemory } from "@/lib/core/log/memory-events";
import { bm25Weight, namedWeight, wordWeight } from "@/lib/core/memory/rank";
import { bm25Settings, queryTerms, sourceShare } from "@/lib/core/memory/word-score";
import type { MemoryStore } from "@/lib/ports/memory-store";
import { Prisma, type PrismaClient } from "../generated/client";
import { nearnessOf } from "./nearness";
import { termMask } from "./term-mask";

interface SearchRow {
  readonly memory_id: string;
  readonly version: number;
  readonly content: string;
  readonly memory_type: string;
  readonly metadata: unknown;
  readonly at: Date;
  readonly meaning: number | null;
  readonly words: number;
  readonly bm25: number;
  readonly named: number;
  readonly score: number;
  readonly total: number;
  readonly quote: string | null;
  readonly origin: string;
}

/**
 * Scores the current memories that are visible (`scoreWords`, `scoreOf`). Those with a word of the query are found by the index of terms; of all,
 * the nearest are chosen by the signs of their vectors; only the best of both by that estimate have their vectors and texts read and are scored
 * exactly.
 */
export async function searchVersions(
  prisma: PrismaClient,
  visible: Prisma.Sql,
  { query, embedding, metadataFilter, limit }: Parameters<MemoryStore["search"]>[0],
): ReturnType<MemoryStore["search"]> {
  const { terms, names } = queryTerms(query);
  const nearness = nearnessOf(embedding);
  const current =
    Object.keys(metadataFilter ?? {}).length > 0
      ? Prisma.sql`${visible} AS seen WHERE valid_to IS NULL AND metadata @> ${JSON.stringify(metadataFilter)}::jsonb`
      : Prisma.sql`${visible} AS seen WHERE valid_to IS NULL`;
  const far = nearness?.far ?? Prisma.sql`NULL::float8`;
  const estimate = nearness?.estimate ?? Prisma.sql`0`;
  const compared = nearness?.compared(limit) ?? Prisma.sql`${limit}::bigint`;
  const named = namesBits(terms, names);
  const { k1, b, typicalTerms } = bm25Settings;
  const rows = await prisma.$queryRaw<SearchRow[]>`
    WITH everyone AS MATERIALIZED (SELECT memory_id, version, ${far} AS far FROM ${current}),
    total AS MATERIALIZED (SELECT count(*)::float8 AS memories FROM everyone),
    worded AS MATERIALIZED (
      SELECT memory_id, version, ${far} AS far, ${termMask(terms, Prisma.sql`lexemes`)} AS own,
        CASE WHEN source_lexemes = '{}' THEN 0 ELSE ${termMask(terms, Prisma.sql`source_lexemes`)} END AS said, cardinality(lexemes) + cardinality(source_lexemes) AS terms
      FROM ${current} AND (lexemes && ${[...terms]}::text[] OR source_lexemes && ${[...terms]}::text[])
    ),
    pattern AS MATERIALIZED (SELECT own, said, count(*)::float8 AS memories FROM worded GROUP BY own, said),
    weight AS MATERIALIZED (
      SELECT place, ln(1 + (total.memories - frequency + 0.5) / (frequency + 0.5)) AS idf FROM total CROSS JOIN (
        SELECT place, coalesce(sum(memories) FILTER (WHERE (own | said) >> place & 1 = 1), 0) AS frequency
        FROM generate_series(0, ${terms.length - 1}::int) AS place LEFT JOIN pattern ON true GROUP BY place
      ) AS counted
    ),
    coverage AS MATERIALIZED (
      SELECT own, said, CASE WHEN ${named}::bigint <> 0 AND own & ${named}::bigint = ${named}::bigint THEN 1 ELSE 0 END AS named,
        coalesce(sum(CASE WHEN own >> place & 1 = 1 THEN idf WHEN said >> place & 1 = 1 THEN ${sourceShare}::float8 * idf ELSE 0 END)
          / nullif(sum(idf), 0), 0)::float8 AS words
      FROM pattern CROSS JOIN weight GROUP BY own, said
    ),
    counted AS MATERIALIZED (
      SELECT memory_id, version, far, words, named,
        words / (1 + ${k1}::float8 * (1 - ${b}::float8 + ${b}::float8 * terms / ${typicalTerms}::float8)) AS bm25
      FROM worded JOIN coverage USING (own, said)
    ),
    found AS (
      SELECT memory_id, version, words, bm25, named, ${estimate} + ${wordWeight}::float8 * words + ${bm25Weight}::float8 * bm25
        + ${namedWeight}::float8 * named AS about FROM counted
      UNION ALL
      SELECT memory_id, version, 0, 0, 0, ${estimate} AS about FROM everyone
      WHERE NOT EXISTS (SELECT 1 FROM counted WHERE counted.memory_id = everyone.memory_id)
    ),
    candidate AS MATERIALIZED (
      SELECT memory_id, version, words, bm25, named FROM found ORDER BY about DESC, memory_id LIMIT (SELECT ${compared} FROM total)
    ),
    scored AS (
      SELECT seen.*, words, bm25, named, (${nearness?.meaning ?? Prisma.sql`NULL`})::float8 AS meaning
      FROM candidate JOIN ${visible} AS seen ON seen.memory_id = candidate.memory_id AND seen.version = candidate.version
    ),
    best AS (
      SELECT *, coalesce(meaning, 0) + ${wordWeight}::float8 * words + ${bm25Weight}::float8 * bm25 + ${namedWeight}::float8 * named AS score
      FROM scored ORDER BY score DESC, memory_id LIMIT ${limit}
    )
    SELECT memory_id, version, content, memory_type, metadata, source ->> 'quote' AS quote, origin, at, meaning, words, bm25, named, score,
      total.memories::int AS total
    FROM best CROSS JOIN total ORDER BY score DESC, memory_id`;
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

/** The bits of a mask that are for names. */
function namesBits(terms: readonly string[], names: ReadonlySet<string>): string {
  return String(
    terms.reduce((bits, term, place) => (names.has(term) ? bits + 2n ** BigInt(place) : bits), 0n),
  );
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
    bm25: round(row.bm25),
    named: row.named,
    at: row.at.toISOString(),
  };
}

/** Scores go into events; six decimals are the same on every machine. */
function round(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}
