// How well memories are found, on the labeled questions: through the app's own search, on an embedded database.
import { askedAt, type QuestionKind, questionKinds } from "@/lab/sets/retrieval/retrieval-case";
import { questionsOf, retrievalMemories, type SetHalf } from "@/lab/sets/retrieval/retrieval-set";
import type { ScoredMemory } from "@/lib/core/log/memory-events";
import { bm25Weight, namedWeight, timeWeight, wordWeight } from "@/lib/core/memory/rank";
import type { Embedder } from "@/lib/ports/embedder";
import { searchMemories } from "@/lib/use-cases/operation/search-memories";
import { openRetrievalStore } from "./retrieval-store";

/** A question with every memory as the app scored it, best first. */
export interface AskedQuestion {
  readonly half: SetHalf;
  readonly kind: QuestionKind;
  readonly question: string;
  /** Ids of the memories of which any is right; none when nothing answers. */
  readonly answers: readonly string[];
  readonly scored: readonly ScoredMemory[];
}

/** The parts of a ranking with their weights. */
export interface RankingWeights {
  readonly meaning: number;
  readonly words: number;
  readonly bm25: number;
  readonly named: number;
  readonly time: number;
}

const wordParts = { words: wordWeight, bm25: bm25Weight, named: namedWeight } as const;

/** The rankings that are compared: each half alone, both, both with time, which is what the app does, and what the app did before. */
export const rankings = {
  meaning: { meaning: 1, words: 0, bm25: 0, named: 0, time: 0 },
  words: { meaning: 0, ...wordParts, time: 0 },
  "meaning + words": { meaning: 1, ...wordParts, time: 0 },
  app: { meaning: 1, ...wordParts, time: timeWeight },
  earlier: { meaning: 1, words: 0.3, bm25: 0, named: 0, time: 0.5 },
} as const satisfies Record<string, RankingWeights>;

/** Share of questions with a right memory first, and among the first five; and the mean of 1 / rank of the first right one. */
export interface RankingQuality {
  readonly questions: number;
  readonly recallAt1: number;
  readonly recallAt5: number;
  readonly mrr: number;
}

/** What a floor does: how many unanswerable questions still get a certain hit, and what it costs the others. */
export interface FloorQuality {
  readonly floor: number;
  /** Share of the unanswerable questions whose best hit is at or above the floor. */
  readonly wrongOnUnanswerable: number;
  /** Share of the answerable questions whose best hit is right and at or above the floor. */
  readonly rightAndCertain: number;
  /** Share of the certain best hits, over all questions, that are right. */
  readonly precision: number;
}

/** Asks every question, or so many of each half and kind, with vectors of the given embedder; all take about a minute with the built-in one. */
export async function measureRetrieval(
  embedder: Embedder,
  questionsEach = Number.POSITIVE_INFINITY,
): Promise<readonly AskedQuestion[]> {
  const store = await openRetrievalStore(embedder, retrievalMemories);
  try {
    const asked: AskedQuestion[] = [];
    for (const half of ["chosen on", "reported on"] as const) {
      for (const kind of questionKinds) {
        for (const [question, ...answers] of questionsOf(half, kind).slice(0, questionsEach)) {
          const limit = retrievalMemories.length;
          const search = {
            ownerId: store.ownerId,
            query: question,
            metadataFilter: null,
            limit,
            now: askedAt,
          };
          const found = await searchMemories({ embedder, memoryStore: store.memoryStore }, search);
          asked.push({ half, kind, question, answers, scored: found.memories });
        }
      }
    }
    return asked;
  } finally {
    await store.close();
  }
}

/** The questions of one half, or of both; of one kind, or of all that have an answer. */
export function select(
  asked: readonly AskedQuestion[],
  half: SetHalf | "both",
  kind: QuestionKind | "answerable",
): readonly AskedQuestion[] {
  return asked.filter(
    (one) =>
      (half === "both" || one.half === half) &&
      (kind === "answerable" ? one.kind !== "unanswerable" : one.kind === kind),
  );
}

/** Ranks with the given weights and compares with the labels. Memories with equal scores share the worst of their places. */
export function qualityOf(asked: readonly AskedQuestion[], weights: RankingWeights): RankingQuality {
  const ranks = asked.map((one) => rankOf(one, weights));
  const share = (isCounted: (rank: number) => boolean) => ranks.filter(isCounted).length / ranks.length;
  return {
    questions: ranks.length,
    recallAt1: share((rank) => rank === 1),
    recallAt5: share((rank) => rank <= 5),
    mrr: ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length,
  };
}

/** Measures a floor on the app's score. */
export function floorQuality(asked: readonly AskedQuestion[], floor: number): FloorQuality {
  const certain = asked.filter(({ scored }) => (scored[0]?.score ?? 0) >= floor);
  const isRight = ({ scored, answers }: AskedQuestion) => answers.includes(scored[0]?.memoryId ?? "");
  const unanswerable = asked.filter(({ kind }) => kind === "unanswerable").length;
  const right = certain.filter(isRight).length;
  return {
    floor,
    wrongOnUnanswerable: certain.filter(({ kind }) => kind === "unanswerable").length / unanswerable,
    rightAndCertain: right / (asked.length - unanswerable),
    precision: certain.length === 0 ? 1 : right / certain.length,
  };
}

/** At most this share of the unanswerable questions may get a hit that is not marked as doubtful. */
export const allowedWrong = 0.05;

function rankOf({ scored, answers }: AskedQuestion, weights: RankingWeights): number {
  const scoreOf = ({ meaning, words, bm25 = 0, named = 0, time = 0 }: ScoredMemory) =>
    weights.meaning * (meaning ?? 0) +
    weights.words * words +
    weights.bm25 * bm25 +
    weights.named * named +
    weights.time * time;
  const best = Math.max(
    ...scored.filter(({ memoryId }) => answers.includes(memoryId)).map((memory) => scoreOf(memory)),
  );
  const isRight = (memory: ScoredMemory) => answers.includes(memory.memoryId);
  return scored.filter((memory) => !isRight(memory) && scoreOf(memory) >= best).length + 1;
}
