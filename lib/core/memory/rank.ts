import type { ContextItem } from "../log/context-item";
import type { ScoredMemory } from "../log/memory-events";
import { timeScore } from "./query-time";
import type { Interval } from "./time/interval";

/** Weight of the word part beside the cosine; chosen on the development half of the labeled questions, see docs/retrieval.md. */
export const wordWeight = 0.3;

/** Weight of the time part; chosen on the development half of the labeled questions, see docs/retrieval.md. */
export const timeWeight = 0.5;

/**
 * How many memories are scored for time: those best by meaning and words. Times are in texts, where SQL cannot read them. All memories
 * of nearly every person, and far below what anyone is shown.
 */
export const timeCandidates = 500;

/** How many memories RETRIEVE returns when the caller does not say (paper, Figure 6). */
export const defaultTopK = 3;

/** How many memories below the cut an event keeps, so that "why not this one" can be answered. */
export const nearMissCount = 5;

/** Adds the time part to scores of meaning and words, and orders again, best first. Memories without a known time keep their score. */
export function rankByTime(scored: readonly ScoredMemory[], asked: Interval): readonly ScoredMemory[] {
  const timed = scored.map((memory) => {
    const time = memory.at === undefined ? 0 : timeScore(asked, { content: memory.content, at: memory.at });
    return { ...memory, time: round(time), score: round(memory.score + timeWeight * time) };
  });
  return timed.sort((left, right) => right.score - left.score || (left.memoryId < right.memoryId ? -1 : 1));
}

/** Scores are kept to six decimals, so that every machine writes the same event. */
function round(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}

/** What a retrieval found, split by what happens to each memory. */
export interface Retrieval {
  readonly hits: readonly ScoredMemory[];
  readonly alreadyInContext: readonly ScoredMemory[];
  readonly nearMisses: readonly (ScoredMemory & { readonly reason: "below-top-k" })[];
}

/**
 * Splits scored memories (best first) into hits, hits that already are in the context in the same version,
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
