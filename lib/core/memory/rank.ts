import type { ContextItem } from "../log/context-item";
import type { ScoredMemory } from "../log/memory-events";
import { timeScore } from "./query-time";
import type { Interval } from "./time/interval";

/**
 * Weights beside the cosine, chosen on the halves of the labeled questions that are tuned on (docs/retrieval.md): the share of the query's words
 * that is found, the same as BM25 weighs it by length, the person or thing that is named, and time.
 */
export const wordWeight = 0.3;
export const bm25Weight = 0.6;
export const namedWeight = 0.1;
export const timeWeight = 0.5;

/**
 * How many memories are scored for time: those best by meaning and words. Times are in texts, where SQL cannot read them. All memories
 * of nearly every person, and far below what anyone is shown.
 */
export const timeCandidates = 500;

/** What a score is made of. */
export interface ScoreParts {
  /** Cosine of the embeddings; null where it is unknown. */
  readonly meaning: number | null;
  readonly words: number;
  readonly bm25: number;
  readonly named: number;
}

/** The score before time. */
export function scoreOf({ meaning, words, bm25, named }: ScoreParts): number {
  return (meaning ?? 0) + wordWeight * words + bm25Weight * bm25 + namedWeight * named;
}

/** How many memories RETRIEVE returns when the caller does not say, and nothing certain is found (paper, Figure 6). */
export const defaultTopK = 3;

/** How many at most when the best hit is certain. */
const certainTopK = 10;

/**
 * A memory whose score is below this share of the best one's is a stranger. On the tuned half of the labeled questions this loses none of the
 * right ones among the first ten and leaves a third of all (docs/retrieval.md).
 */
const cutShare = 0.6;

/** Which of the scored memories come: so many at most, and none below a score (null: no cut). */
export interface RetrievalLimits {
  readonly topK: number;
  readonly cut: number | null;
}

/**
 * How many come for a query. Calibrated: what is close to the best, at most as many as asked for or, where nobody says, three, and ten where the
 * best is certain. A request for more than ten is for a list, whose entries need not resemble each other: nothing is cut. Neither is anything
 * where the best was found by words alone: such scores lie too far apart for a share of them to say who is a stranger. Paper: so many
 * as asked for, or three.
 */
export function retrievalLimits(
  scored: readonly Pick<ScoredMemory, "score" | "meaning">[],
  request: {
    readonly preset: "calibrated" | "paper";
    readonly topK: number | undefined;
    readonly certainFrom: number | null;
  },
): RetrievalLimits {
  if (request.preset === "paper") return { topK: request.topK ?? defaultTopK, cut: null };
  const [first] = scored;
  const best = first?.score ?? 0;
  const isCertain = request.certainFrom !== null && best >= request.certainFrom;
  const topK = request.topK ?? (isCertain ? certainTopK : defaultTopK);
  const isCut = best > 0 && topK <= certainTopK && (first?.meaning ?? 0) > 0;
  return { topK, cut: isCut ? round(cutShare * best) : null };
}

/** The most that a retrieval needs to see: what may come, and the near misses. */
export function searchedFor(topK: number | undefined): number {
  return (topK ?? certainTopK) + nearMissCount;
}

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
  readonly nearMisses: readonly (ScoredMemory & { readonly reason: "below-top-k" | "below-cut" })[];
}

/**
 * Splits scored memories (best first) into hits, hits that already are in the context in the same version,
 * and the best of those that were left out.
 */
export function splitRetrieval(
  scored: readonly ScoredMemory[],
  { topK, cut }: RetrievalLimits,
  live: readonly ContextItem[],
): Retrieval {
  const present = new Set(
    live.flatMap((item) => (item.memories ?? []).map((memory) => `${memory.memoryId}@${memory.version}`)),
  );
  const isStranger = ({ score }: ScoredMemory) => cut !== null && score < cut;
  const top = scored.slice(0, topK).filter((memory) => !isStranger(memory));
  const isPresent = (memory: ScoredMemory) => present.has(`${memory.memoryId}@${memory.version}`);
  return {
    hits: top.filter((memory) => !isPresent(memory)),
    alreadyInContext: top.filter(isPresent),
    nearMisses: scored.slice(top.length, top.length + nearMissCount).map((memory) => ({
      ...memory,
      reason: isStranger(memory) ? ("below-cut" as const) : ("below-top-k" as const),
    })),
  };
}
