import type { MemorySources } from "@/lib/core/context/tool-result";
import type { Metadata } from "@/lib/core/log/memory";
import type { ScoredMemory } from "@/lib/core/log/memory-events";
import { anchoredInterval, readQueryTime } from "@/lib/core/memory/query-time";
import { rankByTime, timeCandidates } from "@/lib/core/memory/rank";
import type { Interval } from "@/lib/core/memory/time/interval";
import type { Embedder } from "@/lib/ports/embedder";
import type { Embedding } from "@/lib/ports/event-log";
import type { MemoryStore } from "@/lib/ports/memory-store";
import { embedTexts } from "./embed-text";

/** What is searched for, and when it is asked (ISO): "last March" counts from there. */
export interface MemorySearch {
  readonly ownerId: string;
  readonly query: string;
  readonly metadataFilter: Metadata | null;
  readonly limit: number;
  readonly now: string;
}

/** The time a query asks for, with the memory it is anchored on. */
export interface SearchedTime extends Interval {
  readonly words: string;
  readonly anchorMemoryId?: string;
}

/** The best memories, best first, and how they were found; by words alone where there is no embedding model. */
export interface FoundMemories {
  readonly memories: readonly ScoredMemory[];
  readonly searchedMemories: number;
  readonly embeddingModel: string | null;
  readonly time: SearchedTime | null;
  readonly sources: MemorySources;
}

/**
 * Searches an owner's current memories by meaning, words and, where the query names one, time: one call to the embedder, one exact
 * search, and a second for the event in "before I moved".
 */
export async function searchMemories(
  { embedder, memoryStore }: { readonly embedder: Embedder; readonly memoryStore: MemoryStore },
  { ownerId, query, metadataFilter, limit, now }: MemorySearch,
): Promise<FoundMemories> {
  const asked = readQueryTime(query, now);
  const texts = asked?.anchor ? [query, asked.rest, asked.anchor.text] : [query];
  const [whole = null, rest = null, event = null] = await embedTexts(embedder, texts);
  const search = (text: string, embedding: Embedding | null, most: number, filter = metadataFilter) =>
    memoryStore.search({ ownerId, query: text, embedding, metadataFilter: filter, limit: most });
  let time: SearchedTime | null = asked?.interval ? { words: asked.words, ...asked.interval } : null;
  if (asked?.anchor) {
    const [anchor] = (await search(asked.anchor.text, event, 1, null)).memories;
    const interval =
      anchor?.at && anchoredInterval(asked.anchor.relation, { content: anchor.content, at: anchor.at });
    if (interval) time = { words: asked.words, ...interval, anchorMemoryId: anchor.memoryId };
  }
  const found =
    time && asked?.anchor
      ? await search(asked.rest, rest, timeCandidates)
      : await search(query, whole, time ? Math.max(limit, timeCandidates) : limit);
  const ranked = time ? rankByTime(found.memories, time) : found.memories;
  const memories = ranked.filter(hasGrounds);
  return {
    memories: memories.slice(0, limit),
    searchedMemories: found.searchedMemories,
    embeddingModel: whole?.vector ? whole.model : null,
    time,
    sources: found.sources,
  };
}

/** A memory whose meaning is unknown and that shares neither a word nor a time with the question was not found, it only is there. */
function hasGrounds({ meaning, words, time = 0 }: ScoredMemory): boolean {
  return meaning !== null || words > 0 || time > 0;
}
