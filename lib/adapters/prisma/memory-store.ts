import {
  actorSchema,
  type MemoryVersion,
  metadataSchema,
  originSchema,
  sourceSchema,
} from "@/lib/core/memory/memory";
import { wordWeight } from "@/lib/core/memory/rank";
import type { ScoredMemory } from "@/lib/core/session/memory-events";
import { foldAccents } from "@/lib/core/text/clean-text";
import type { MemoryStore, SimilarMemory } from "@/lib/ports/memory-store";
import type { MemoryVersion as MemoryVersionRow, PrismaClient } from "./generated/client";
import { toVectorText } from "./vector-text";

/** Reads of long-term memory on Postgres (or PGlite). Search is exact: no index that could lose rows behind the owner filter. */
export function createPrismaMemoryStore(prisma: PrismaClient): MemoryStore {
  return {
    async listCurrent({ ownerId, limit, search = "" }) {
      const rows = await prisma.memoryVersion.findMany({
        where: {
          ownerId,
          validTo: null,
          ...(search === "" ? {} : { content: { contains: escapePattern(search), mode: "insensitive" } }),
        },
        orderBy: { validFrom: "desc" },
        take: limit,
      });
      return rows.map(versionOfRow);
    },
    countCurrent: ({ ownerId }) => prisma.memoryVersion.count({ where: { ownerId, validTo: null } }),
    async find({ ownerId, memoryId }) {
      const rows = await prisma.memoryVersion.findMany({
        where: { ownerId, memoryId },
        orderBy: { version: "asc" },
      });
      return rows.length === 0 ? null : { memoryId, versions: rows.map(versionOfRow) };
    },
    search: (request) => search(prisma, request),
    findSimilar: (request) => findSimilar(prisma, request),
    async memoryPosition({ ownerId }) {
      const owner = await prisma.owner.findUnique({ where: { id: ownerId } });
      return Number(owner?.memoryPosition ?? 0);
    },
  };
}

/** Prisma searches with LIKE and leaves its wildcards to the caller. */
function escapePattern(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

interface SearchRow {
  memory_id: string;
  version: number;
  content: string;
  memory_type: string;
  metadata: unknown;
  meaning: number | null;
  words: number;
  score: number;
  total: number;
}

/** Scores every current memory of the owner: cosine plus the idf-weighted share of the query's word stems found in it. */
async function search(
  prisma: PrismaClient,
  request: Parameters<MemoryStore["search"]>[0],
): ReturnType<MemoryStore["search"]> {
  const { ownerId, embedding, limit } = request;
  const vector = embedding ? toVectorText(embedding.vector) : null;
  const filter = JSON.stringify(request.metadataFilter ?? {});
  const rows = await prisma.$queryRaw<SearchRow[]>`
    WITH query_word AS (SELECT unnest(tsvector_to_array(to_tsvector('english', ${foldAccents(request.query)}))) AS word),
    candidate AS MATERIALIZED (
      SELECT memory_id, version, content, memory_type, metadata, lexemes,
        CASE WHEN embedding IS NOT NULL AND embedding_model = ${embedding?.model ?? null}::text THEN 1 - (embedding <=> ${vector}::vector) END AS meaning
      FROM memory_version
      WHERE owner_id = ${ownerId} AND valid_to IS NULL AND metadata @> ${filter}::jsonb
    ),
    total AS (SELECT count(*)::float8 AS memories FROM candidate),
    found AS (
      SELECT candidate.memory_id, query_word.word FROM candidate
      JOIN query_word ON query_word.word = ANY (candidate.lexemes)
    ),
    weight AS (
      SELECT query_word.word, ln(1 + (memories - coalesce(frequency, 0) + 0.5) / (coalesce(frequency, 0) + 0.5)) AS idf
      FROM query_word CROSS JOIN total
      LEFT JOIN (SELECT word, count(*)::float8 AS frequency FROM found GROUP BY word) AS counted ON counted.word = query_word.word
    ),
    coverage AS (
      SELECT found.memory_id, sum(idf) / nullif((SELECT sum(idf) FROM weight), 0) AS words
      FROM found JOIN weight ON weight.word = found.word GROUP BY found.memory_id
    )
    SELECT candidate.memory_id, version, content, memory_type, metadata, meaning::float8 AS meaning, coalesce(words, 0)::float8 AS words,
      (coalesce(meaning, 0) + ${wordWeight}::float8 * coalesce(words, 0))::float8 AS score, memories::int AS total
    FROM candidate CROSS JOIN total LEFT JOIN coverage ON coverage.memory_id = candidate.memory_id
    ORDER BY score DESC, candidate.memory_id LIMIT ${limit}`;
  return { memories: rows.map(scoredOfRow), searchedMemories: rows[0]?.total ?? 0 };
}

interface SimilarRow {
  memory_id: string;
  content: string;
  meaning: number | null;
  shared_words: number;
}

async function findSimilar(
  prisma: PrismaClient,
  request: Parameters<MemoryStore["findSimilar"]>[0],
): Promise<readonly SimilarMemory[]> {
  const { ownerId, content, embedding, limit } = request;
  const vector = embedding ? toVectorText(embedding.vector) : null;
  const rows = await prisma.$queryRaw<SimilarRow[]>`
    WITH new_text AS (SELECT tsvector_to_array(to_tsvector('english', ${foldAccents(content)})) AS words)
    SELECT memory_id, content,
      (CASE WHEN embedding IS NOT NULL AND embedding_model = ${embedding?.model ?? null}::text THEN 1 - (embedding <=> ${vector}::vector) END)::float8 AS meaning,
      (SELECT count(*) FILTER (WHERE word = ANY (lexemes) AND word = ANY (words))::float8 / greatest(count(*), 1)
        FROM (SELECT unnest(lexemes) UNION SELECT unnest(words)) AS every_word (word)) AS shared_words
    FROM memory_version CROSS JOIN new_text
    WHERE owner_id = ${ownerId} AND valid_to IS NULL AND (lexemes && words OR lower(content) = lower(${content}))
    ORDER BY shared_words DESC, meaning DESC NULLS LAST, memory_id LIMIT ${limit}`;
  return rows.map((row) => ({
    memoryId: row.memory_id,
    content: row.content,
    meaning: row.meaning,
    sharedWords: row.shared_words,
  }));
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
  };
}

/** Scores go into events; six decimals are the same on every machine. */
function round(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}

function versionOfRow(row: MemoryVersionRow): MemoryVersion {
  return {
    memoryId: row.memoryId,
    version: row.version,
    content: row.content,
    memoryType: row.memoryType,
    metadata: metadataSchema.parse(row.metadata),
    origin: originSchema.parse(row.origin),
    source: row.source === null ? null : sourceSchema.parse(row.source),
    by: actorSchema.parse(row.by),
    at: row.at.toISOString(),
    sessionId: row.sessionId,
    eventId: row.eventId,
    validFrom: Number(row.validFrom),
    validTo: row.validTo === null ? null : Number(row.validTo),
  };
}
