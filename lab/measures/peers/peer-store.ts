import { PGlite } from "@electric-sql/pglite";
import type { Embedder } from "@/lib/ports/embedder";
import { searchMemories } from "@/lib/use-cases/operation/search-memories";
import { openRetrievalStore } from "../retrieval-store";

/** A fact with its name, its day and the message it was told in. */
export interface ToldFact {
  readonly memoryId: string;
  readonly saidOn: string;
  readonly content: string;
  readonly message: string;
}

/** A store that was told every message and finds facts. */
export interface PeerStore {
  readonly name: string;
  /** How many facts it kept. */
  readonly kept: number;
  /** Names of the facts found for a question, best first. */
  search(question: string, limit: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** This app's own search. */
export async function openOwn(
  embedder: Embedder,
  facts: readonly ToldFact[],
  now: string,
): Promise<PeerStore> {
  const memories = facts.map(
    ({ memoryId, saidOn, content, message }) => [memoryId, saidOn, content, message] as const,
  );
  const { ownerId, memoryStore, close } = await openRetrievalStore(embedder, memories);
  return {
    name: "AgeMem Studio",
    kept: facts.length,
    async search(query, limit) {
      const search = { ownerId, query, metadataFilter: null, limit, now };
      const found = await searchMemories({ embedder, memoryStore }, search);
      return found.memories.map(({ memoryId }) => memoryId);
    },
    close,
  };
}

/** One table with a vector and nothing else, in pgvector. */
export async function openPlainVectors(embedder: Embedder, facts: readonly ToldFact[]): Promise<PeerStore> {
  const { vector } = await import("@electric-sql/pglite-pgvector");
  const database = await PGlite.create({ extensions: { vector } });
  await database.exec("CREATE EXTENSION vector; CREATE TABLE fact (id text PRIMARY KEY, embedding vector)");
  const vectors = await embedder.embed(facts.map(({ content }) => content));
  for (const [place, { memoryId }] of facts.entries())
    await database.query("INSERT INTO fact VALUES ($1, $2)", [memoryId, written(vectors[place] ?? [])]);
  return {
    name: "plain pgvector",
    kept: facts.length,
    async search(question, limit) {
      const [asked = []] = await embedder.embed([question]);
      const { rows } = await database.query<{ id: string }>(
        "SELECT id FROM fact ORDER BY embedding <=> $1 LIMIT $2",
        [written(asked), limit],
      );
      return rows.map(({ id }) => id);
    },
    close: () => database.close(),
  };
}

function written(vector: Iterable<number>): string {
  return JSON.stringify([...vector]);
}
