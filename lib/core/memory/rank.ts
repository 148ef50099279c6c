import type { ContextItem } from "../context/context-item";
import type { ScoredMemory } from "../session/memory-events";

/** Weight of the word part beside the cosine; measured on facts, see docs/decisions/004-retrieval.md. */
export const wordWeight = 0.5;

/** How many memories RETRIEVE returns when the caller does not say (paper, Figure 6). */
export const defaultTopK = 3;

/** How many memories below the cut an event keeps, so that "why not this one" can be answered. */
export const nearMissCount = 5;

/** What a retrieval found, split by what happens to each memory. */
export interface Retrieval {
  readonly hits: readonly ScoredMemory[];
  readonly alreadyInContext: readonly ScoredMemory[];
  readonly nearMisses: readonly (ScoredMemory & { readonly reason: "below-top-k" })[];
}

/**
 * Splits scored memories (best first) into hits, hits that already stand in the context in the same version,
 * and the best of those below the cut.
 */
export function splitRetrieval(
  scored: readonly ScoredMemory[],
  topK: number,
  live: readonly ContextItem[],
): Retrieval {
  const present = new Set(
    live.flatMap((item) => (item.memories ?? []).map((memory) => `${memory.memoryId}@${memory.version}`)),
  );
  const top = scored.slice(0, topK);
  const isPresent = (memory: ScoredMemory) => present.has(`${memory.memoryId}@${memory.version}`);
  return {
    hits: top.filter((memory) => !isPresent(memory)),
    alreadyInContext: top.filter(isPresent),
    nearMisses: scored
      .slice(topK, topK + nearMissCount)
      .map((memory) => ({ ...memory, reason: "below-top-k" as const })),
  };
}
