import { certainFrom } from "@/lib/core/memory/certainty";
import { matchedStretches } from "@/lib/core/memory/matched-stretches";
import type { MemoryHit, MemorySearchResult } from "@/lib/core/memory/memory-entry";
import type { MemoryFilter } from "@/lib/core/memory/memory-query";
import { retrievalLimits } from "@/lib/core/memory/rank";
import type { Dependencies } from "../dependencies";
import { searchMemories as searchStore } from "../operation/search-memories";

/** Below this similarity, and without a single shared word, a memory is no hit but noise. */
const weakestMeaning = 0.25;

/** How many of the best a filter chooses from. */
const searched = 500;

/** Searches by meaning, words and time together, as RETRIEVE does, and says why each hit matched. An empty query finds nothing. */
export async function searchMemories(
  deps: Dependencies,
  { ownerId, query, filter, limit }: { ownerId: string; query: string; filter: MemoryFilter; limit: number },
): Promise<MemorySearchResult> {
  const startedMs = deps.clock.now().getTime();
  if (query.trim() === "") return { hits: [], cut: null, searchedMemories: 0, durationMs: 0 };
  const found = await searchStore(deps, {
    ownerId,
    query,
    metadataFilter: null,
    limit: searched,
    now: new Date(startedMs).toISOString(),
  });
  const scored = found.memories.filter(
    ({ words, meaning, time = 0 }) => words > 0 || time > 0 || (meaning ?? 0) >= weakestMeaning,
  );
  const memoryIds = scored.map(({ memoryId }) => memoryId);
  const entries = await deps.memoryLibrary.entriesOf({ ownerId, memoryIds, filter });
  const scores = new Map(scored.map((memory) => [memory.memoryId, memory]));
  const hits = entries.flatMap((entry): readonly MemoryHit[] => {
    const score = scores.get(entry.version.memoryId);
    const matches = matchedStretches(entry.version.content, query);
    return score
      ? [{ ...entry, score: score.score, meaning: score.meaning, words: score.words, matches }]
      : [];
  });
  const durationMs = deps.clock.now().getTime() - startedMs;
  const { cut } = retrievalLimits(found.memories, {
    preset: "calibrated",
    topK: undefined,
    certainFrom: certainFrom(found.embeddingModel),
  });
  return { hits: hits.slice(0, limit), cut, searchedMemories: found.searchedMemories, durationMs };
}
