import type { ScoredMemory } from "../log/memory-events";
import { nearMissCount } from "./rank";

/**
 * How many memories are placed before a turn at most, and from which score. Chosen on the first half of the labeled questions
 * (`npm run bench -- placing`), reported on the other in docs/models.md. Far below the score from which a hit is certain: a stranger that is
 * placed costs some twenty tokens, a memory that is missing costs the answer.
 */
export const placing = { count: 3, fromScore: 0.2 } as const;

/** How the memories that are placed were found, in characters: a longer message is searched by its beginning. */
export const placedQueryCharacters = 1_000;

/** The memories to place, best first, and the best of those that are not. */
export interface Placement {
  readonly hits: readonly ScoredMemory[];
  readonly nearMisses: readonly (ScoredMemory & { readonly reason: "below-top-k" | "below-floor" })[];
}

/** Splits scored memories (best first) into those that are placed and the best of the others, with the reason of each. */
export function placedOf(
  scored: readonly ScoredMemory[],
  { count, fromScore }: { readonly count: number; readonly fromScore: number } = placing,
): Placement {
  const hits = scored.slice(0, count).filter(({ score }) => score >= fromScore);
  const reason = (memory: ScoredMemory) => (memory.score < fromScore ? "below-floor" : "below-top-k");
  const nearMisses = scored
    .slice(hits.length, hits.length + nearMissCount)
    .map((memory) => ({ ...memory, reason: reason(memory) }) as const);
  return { hits, nearMisses };
}
