// Fills a database with the memories of many owners in a few statements; texts and vectors are those of the labeled set, repeated.
import { retrievalMemories } from "@/lab/sets/retrieval/retrieval-set";
import type { PrismaClient } from "@/lib/adapters/prisma/generated/client";
import { toVectorText } from "@/lib/adapters/prisma/memory/vector-text";
import type { Embedder } from "@/lib/ports/embedder";
import { isQuick } from "./options";

/** The owner whose memories are measured. */
export const measuredOwner = "measured";

/** Owners beside, and how many memories each has. */
export const otherOwners = isQuick ? 10 : 1_000;
export const memoriesOfOther = 20;

/** Texts with their vectors, to be repeated with a running number. */
export interface SeedPool {
  readonly model: string;
  readonly contents: readonly string[];
  readonly vectors: readonly string[];
}

/** Embeds the texts once. */
export async function createSeedPool(embedder: Embedder): Promise<SeedPool> {
  const contents = retrievalMemories.map(([, , content]) => content.replace(/\.$/, ""));
  const vectors = await embedder.embed(contents);
  return { model: embedder.model, contents, vectors: vectors.map(toVectorText) };
}

/** Gives the other owners their memories. */
export async function seedOthers(prisma: PrismaClient, pool: SeedPool): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO owner (id, memory_position) SELECT 'other ' || n, ${memoriesOfOther} FROM generate_series(1, ${otherOwners}::int) AS n`;
  await prisma.$executeRaw`
    INSERT INTO session (owner_id, id, head_sequence) SELECT 'other ' || n, 'session of ' || n, ${memoriesOfOther} FROM generate_series(1, ${otherOwners}::int) AS n`;
  await prisma.$executeRaw`
    INSERT INTO event (id, owner_id, session_id, sequence, memory_position, memory_id, memory_version, type, schema_version, by, at, payload)
    SELECT 'event ' || o || ' ' || m, 'other ' || o, 'session of ' || o, m, m, 'mem ' || m, 1, 'memory-added', 1, 'person', now(), '{}'
    FROM generate_series(1, ${otherOwners}::int) AS o CROSS JOIN generate_series(1, ${memoriesOfOther}::int) AS m`;
  await prisma.$executeRaw`
    WITH pool AS MATERIALIZED (
      SELECT place, content, vector::vector AS embedding
      FROM unnest(${[...pool.contents]}::text[], ${[...pool.vectors]}::text[]) WITH ORDINALITY AS given (content, vector, place)
    )
    INSERT INTO memory_version (owner_id, memory_id, version, content, memory_type, origin, session_id, event_id, at, by, valid_from,
      embedding, embedding_model, lexemes)
    SELECT 'other ' || o, 'mem ' || m, 1, content || ', note ' || m || '.', 'general', 'said-by-person', 'session of ' || o,
      'event ' || o || ' ' || m, now(), 'person', m, embedding, ${pool.model}, tsvector_to_array(to_tsvector('english', content || ', note ' || m))
    FROM generate_series(1, ${otherOwners}::int) AS o CROSS JOIN generate_series(1, ${memoriesOfOther}::int) AS m
    JOIN pool ON place = 1 + (o * 7 + m) % ${pool.contents.length}::int`;
}

/** Adds memories numbered `first` to `last` to the measured owner, in a session of their own. */
export async function seedMeasured(
  prisma: PrismaClient,
  pool: SeedPool,
  first: number,
  last: number,
): Promise<void> {
  const sessionId = `session ${first}`;
  await prisma.$executeRaw`
    INSERT INTO owner (id, memory_position) VALUES (${measuredOwner}, ${last}) ON CONFLICT (id) DO UPDATE SET memory_position = ${last}`;
  await prisma.$executeRaw`INSERT INTO session (owner_id, id, head_sequence) VALUES (${measuredOwner}, ${sessionId}, ${last - first + 1})`;
  await prisma.$executeRaw`
    INSERT INTO event (id, owner_id, session_id, sequence, memory_position, memory_id, memory_version, type, schema_version, by, at, payload)
    SELECT 'event ' || n, ${measuredOwner}, ${sessionId}, n - ${first}::int + 1, n, 'mem ' || n, 1, 'memory-added', 1, 'person', now(), '{}'
    FROM generate_series(${first}::int, ${last}::int) AS n`;
  await prisma.$executeRaw`
    WITH pool AS MATERIALIZED (
      SELECT place, content, vector::vector AS embedding
      FROM unnest(${[...pool.contents]}::text[], ${[...pool.vectors]}::text[]) WITH ORDINALITY AS given (content, vector, place)
    )
    INSERT INTO memory_version (owner_id, memory_id, version, content, memory_type, origin, session_id, event_id, at, by, valid_from,
      embedding, embedding_model, lexemes)
    SELECT ${measuredOwner}, 'mem ' || n, 1, content || ', note ' || n || '.', 'general', 'said-by-person', ${sessionId}, 'event ' || n, now(),
      'person', n, embedding, ${pool.model}, tsvector_to_array(to_tsvector('english', content || ', note ' || n))
    FROM generate_series(${first}::int, ${last}::int) AS n JOIN pool ON place = 1 + n % ${pool.contents.length}::int`;
  await prisma.$executeRaw`ANALYZE`;
}
