import { metadataSchema } from "@/lib/core/memory/memory";
import { wordWeight } from "@/lib/core/memory/rank";
import type { ScoredMemory } from "@/lib/core/session/memory-events";
import { foldAccents } from "@/lib/core/text/clean-text";
import type { MemoryStore, Sandbox, SimilarMemory } from "@/lib/ports/memory-store";
import type { Prisma, PrismaClient } from "./generated/client";
import { headOfSandbox } from "./head-of-sandbox";
import { toVectorText } from "./vector-text";
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
    search: (request) => search(prisma, visible(request.ownerId), request),
    findSimilar: (request) => findSimilar(prisma, visible(request.ownerId), request),
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

interface SearchRow {
  memory_id: string;
  version: number;
  content: string;
  memory_type: string;
  metadata: unknown;
  at: Date;
  meaning: number | null;
  words: number;
  score: number;
  total: number;
  quote: string | null;
}

/** Scores every current memory of the owner: cosine plus the idf-weighted share of the query's word stems found in it. */
async function search(
  prisma: PrismaClient,
  visible: Prisma.Sql,
  request: Parameters<MemoryStore["search"]>[0],
): ReturnType<MemoryStore["search"]> {
  const { embedding, limit } = request;
  const vector = embedding ? toVectorText(embedding.vector) : null;
  const filter = JSON.stringify(request.metadataFilter ?? {});
  const rows = await prisma.$queryRaw<SearchRow[]>`
    WITH query_word AS (SELECT unnest(tsvector_to_array(to_tsvector('english', ${foldAccents(request.query)}))) AS word),
    candidate AS MATERIALIZED (
      SELECT memory_id, version, content, memory_type, metadata, source ->> 'quote' AS quote, at, lexemes,
        CASE WHEN embedding IS NOT NULL AND embedding_model = ${embedding?.model ?? null}::text THEN 1 - (embedding <=> ${vector}::vector) END AS meaning
      FROM ${visible} AS seen
      WHERE valid_to IS NULL AND metadata @> ${filter}::jsonb
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
    SELECT candidate.memory_id, version, content, memory_type, metadata, quote, at, meaning::float8 AS meaning, coalesce(words, 0)::float8 AS words,
      (coalesce(meaning, 0) + ${wordWeight}::float8 * coalesce(words, 0))::float8 AS score, memories::int AS total
    FROM candidate CROSS JOIN total LEFT JOIN coverage ON coverage.memory_id = candidate.memory_id
    ORDER BY score DESC, candidate.memory_id LIMIT ${limit}`;
  return {
    memories: rows.map(scoredOfRow),
    searchedMemories: rows[0]?.total ?? 0,
    sources: new Map(rows.map(({ memory_id, quote, at }) => [memory_id, { quote, at: at.toISOString() }])),
  };
}

interface SimilarRow {
  memory_id: string;
  content: string;
  meaning: number | null;
  shared_words: number;
}

async function findSimilar(
  prisma: PrismaClient,
  visible: Prisma.Sql,
  request: Parameters<MemoryStore["findSimilar"]>[0],
): Promise<readonly SimilarMemory[]> {
  const { content, embedding, limit } = request;
  const vector = embedding ? toVectorText(embedding.vector) : null;
  const rows = await prisma.$queryRaw<SimilarRow[]>`
    WITH new_text AS (SELECT tsvector_to_array(to_tsvector('english', ${foldAccents(content)})) AS words)
    SELECT memory_id, content,
      (CASE WHEN embedding IS NOT NULL AND embedding_model = ${embedding?.model ?? null}::text THEN 1 - (embedding <=> ${vector}::vector) END)::float8 AS meaning,
      (SELECT count(*) FILTER (WHERE word = ANY (lexemes) AND word = ANY (words))::float8 / greatest(count(*), 1)
        FROM (SELECT unnest(lexemes) UNION SELECT unnest(words)) AS every_word (word)) AS shared_words
    FROM ${visible} AS seen CROSS JOIN new_text
    WHERE valid_to IS NULL AND (lexemes && words OR lower(content) = lower(${content}))
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
    at: row.at.toISOString(),
  };
}

/** Scores go into events; six decimals are the same on every machine. */
function round(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}
