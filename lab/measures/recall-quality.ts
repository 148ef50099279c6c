// How well memories are found by the words of whole conversations, beside the ranking from before: through the app's own search.
import { recallAskedAt } from "@/lab/sets/recall/recall-case";
import { type PlacedQuestion, placedQuestions, recallMemories } from "@/lab/sets/recall/recall-set";
import type { ScoredMemory } from "@/lib/core/log/memory-events";
import { certainFrom } from "@/lib/core/memory/certainty";
import { retrievalLimits, splitRetrieval } from "@/lib/core/memory/rank";
import { memoryTerms, queryTerms, scoreWords } from "@/lib/core/memory/word-score";
import { pairedBootstrap, wilsonInterval } from "@/lib/core/metric/statistics";
import type { Embedder } from "@/lib/ports/embedder";
import { searchMemories } from "@/lib/use-cases/operation/search-memories";
import { rounded } from "./report";
import { type AskedQuestion, allowedWrong } from "./retrieval-quality";
import { openRetrievalStore, type StoredMemory } from "./retrieval-store";

/** A question with every memory by the ranking from before and by the present one, each best first. */
export interface RecallAnswer extends PlacedQuestion, BothRankings {}

/** A question that is labeled: of what kind it is, and which memories are right. */
export interface Answered {
  readonly question: string;
  readonly kind: string;
  readonly answers: readonly string[];
}

/** The floor of the ranking from before, from which a hit was not doubtful. */
const earlierFloor = 0.69;

/** How many RETRIEVE brought before, whatever was asked. */
const earlierTopK = 3;

/** A store of memories with their messages, what is asked of it, and when. */
export interface RecallStore<Question> {
  readonly memories: readonly StoredMemory[];
  readonly questions: readonly Question[];
  readonly askedAt: string;
}

/** A question's answer by the ranking from before and by the present one, each best first. */
export interface BothRankings {
  readonly before: readonly { readonly memoryId: string; readonly score: number }[];
  readonly now: readonly ScoredMemory[];
  readonly embeddingModel: string | null;
}

/** Asks every question, or every so manieth, of a store that holds each memory with its message. */
export async function askRecall(embedder: Embedder, every = 1): Promise<readonly RecallAnswer[]> {
  const questions = placedQuestions.filter((_, place) => place % every === 0);
  return await askStore(embedder, { memories: recallMemories, questions, askedAt: recallAskedAt });
}

/** Asks each question of a store of its own, through the app's search, and ranks as before beside it. */
export async function askStore<Question extends { readonly question: string }>(
  embedder: Embedder,
  { memories, questions, askedAt }: RecallStore<Question>,
): Promise<readonly (Question & BothRankings)[]> {
  const store = await openRetrievalStore(embedder, memories);
  const terms = memories.map(([, , content]) => memoryTerms(content, null));
  try {
    const answers: (Question & BothRankings)[] = [];
    for (const placed of questions) {
      const found = await searchMemories(
        { embedder, memoryStore: store.memoryStore },
        {
          ownerId: store.ownerId,
          query: placed.question,
          metadataFilter: null,
          limit: memories.length,
          now: askedAt,
        },
      );
      const words = scoreWords(queryTerms(placed.question), terms);
      const scored = new Map(found.memories.map((memory) => [memory.memoryId, memory]));
      const before = memories.map(([memoryId], place) => {
        const { meaning = null, time = 0 } = scored.get(memoryId) ?? {};
        return { memoryId, score: (meaning ?? 0) + 0.3 * (words[place]?.words ?? 0) + 0.5 * time };
      });
      answers.push({
        ...placed,
        before: before.sort((left, right) => right.score - left.score),
        now: found.memories,
        embeddingModel: found.embeddingModel,
      });
    }
    return answers;
  } finally {
    await store.close();
  }
}

/** Recall among the first five of both rankings, with intervals, and of the difference; recall@1 and @10 beside. In percent. */
export function compareRecall(asked: readonly (Answered & BothRankings)[]) {
  const ranks = asked.map((one) => [rankOf(one.now, one.answers), rankOf(one.before, one.answers)] as const);
  const within = (place: 0 | 1, k: number) => ranks.filter((rank) => rank[place] <= k).length;
  const percent = (share: number) => rounded(100 * share, 1);
  const interval = (hits: number) => {
    const { low, high } = wilsonInterval(hits, ranks.length);
    return `${percent(low)}–${percent(high)}`;
  };
  const pairs = ranks.map(([now, before]) => [Number(now <= 5), Number(before <= 5)] as const);
  const gain = pairedBootstrap(pairs, { seed: 11 });
  return {
    questions: ranks.length,
    before: percent(within(1, 5) / ranks.length),
    beforeInterval: interval(within(1, 5)),
    now: percent(within(0, 5) / ranks.length),
    nowInterval: interval(within(0, 5)),
    gain: percent(gain.difference),
    gainInterval: `${percent(gain.low)}–${percent(gain.high)}`,
    recallAt1: `${percent(within(1, 1) / ranks.length)} → ${percent(within(0, 1) / ranks.length)}`,
    recallAt10: `${percent(within(1, 10) / ranks.length)} → ${percent(within(0, 10) / ranks.length)}`,
  };
}

/** What RETRIEVE brings when nobody says how many: before always three, now what is close. */
export function limitsOfRecall(asked: readonly (Answered & BothRankings)[]) {
  const answerable = asked.filter(({ kind }) => kind !== "unanswerable");
  const unanswerable = asked.filter(({ kind }) => kind === "unanswerable");
  const brought = (one: BothRankings) => {
    const request = {
      preset: "calibrated",
      topK: undefined,
      certainFrom: certainFrom(one.embeddingModel),
    } as const;
    return splitRetrieval(one.now, retrievalLimits(one.now, request), []).hits;
  };
  const share = (hits: number) => rounded((100 * hits) / answerable.length, 1);
  const mean = (counts: readonly number[]) =>
    rounded(counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length), 2);
  return {
    rightBefore: share(
      answerable.filter((one) => holds(one.before.slice(0, earlierTopK), one.answers)).length,
    ),
    rightNow: share(answerable.filter((one) => holds(brought(one), one.answers)).length),
    broughtBefore: mean(answerable.map((one) => Math.min(earlierTopK, one.before.length))),
    broughtNow: mean(answerable.map((one) => brought(one).length)),
    unanswerableBefore: mean(unanswerable.map((one) => Math.min(earlierTopK, one.before.length))),
    unanswerableNow: mean(unanswerable.map((one) => brought(one).length)),
  };
}

/** Of the questions that nothing answers, those with a first hit at or above the floor; and what that costs the others. */
export function certainty(asked: readonly (Answered & BothRankings)[], floor: number) {
  const unanswerable = asked.filter(({ kind }) => kind === "unanswerable");
  const answerable = asked.filter(({ kind }) => kind !== "unanswerable");
  const isCertain = (best: { readonly score: number } | undefined, from: number) =>
    (best?.score ?? 0) >= from;
  const percent = (hits: number, of: number) => rounded((100 * hits) / Math.max(1, of), 1);
  const right = (ranking: "before" | "now", from: number) =>
    answerable.filter(
      (one) => isCertain(one[ranking][0], from) && one.answers.includes(one[ranking][0]?.memoryId ?? ""),
    ).length;
  return {
    unanswerable: unanswerable.length,
    wrongBefore: percent(
      unanswerable.filter(({ before }) => isCertain(before[0], earlierFloor)).length,
      unanswerable.length,
    ),
    wrongNow: percent(unanswerable.filter(({ now }) => isCertain(now[0], floor)).length, unanswerable.length),
    rightAndCertainBefore: percent(right("before", earlierFloor), answerable.length),
    rightAndCertainNow: percent(right("now", floor), answerable.length),
  };
}

/** The lowest floor, in steps of 0.01, that lets at most `allowedWrong` of the unanswerable of both tuned halves through. */
export function tunedFloor(asked: readonly AskedQuestion[], recalled: readonly RecallAnswer[]): number {
  const best = [
    ...asked
      .filter(({ half, kind }) => half === "chosen on" && kind === "unanswerable")
      .map(({ scored }) => scored),
    ...recalled
      .filter(({ half, kind }) => half === "tuned on" && kind === "unanswerable")
      .map(({ now }) => now),
  ].map((scored) => scored[0]?.score ?? 0);
  for (let step = 0; step <= 300; step += 1) {
    if (best.filter((score) => score >= step / 100).length <= allowedWrong * best.length) return step / 100;
  }
  return 3;
}

/** The place of the first right memory; equal scores share the worst place, and what is not found at all has none. */
function rankOf(
  ranking: readonly { readonly memoryId: string; readonly score: number }[],
  answers: readonly string[],
): number {
  const best = Math.max(
    ...ranking.filter(({ memoryId }) => answers.includes(memoryId)).map(({ score }) => score),
  );
  if (best === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return ranking.filter(({ memoryId, score }) => !answers.includes(memoryId) && score >= best).length + 1;
}

function holds(hits: readonly { readonly memoryId: string }[], answers: readonly string[]): boolean {
  return hits.some(({ memoryId }) => answers.includes(memoryId));
}
