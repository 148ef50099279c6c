// `npm run bench -- retrieval`: how often the right memory is found first, by meaning, by words, by both, and with time.
import process from "node:process";
import { recallKinds, recallLanguages } from "@/lab/sets/recall/recall-case";
import { type RecallHalf, recallMemories } from "@/lab/sets/recall/recall-set";
import { type QuestionKind, questionKinds } from "@/lab/sets/retrieval/retrieval-case";
import { retrievalMemories, retrievalQuestions, type SetHalf } from "@/lab/sets/retrieval/retrieval-set";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { isQuick } from "../measures/options";
import {
  askRecall,
  certainty,
  compareRecall,
  limitsOfRecall,
  type RecallAnswer,
  tunedFloor,
} from "../measures/recall-quality";
import { type Row, report, rounded } from "../measures/report";
import {
  type AskedQuestion,
  allowedWrong,
  floorQuality,
  measureRetrieval,
  qualityOf,
  rankings,
  select,
} from "../measures/retrieval-quality";

const encoder = createSentenceEncoder({ rootFolder: process.cwd() });
const asked = await measureRetrieval(encoder, isQuick ? 2 : undefined);
const recalled = await askRecall(encoder, isQuick ? 12 : undefined);
await encoder.close();

const halves: readonly (SetHalf | "both")[] = ["chosen on", "reported on", "both"];
const kinds: readonly (QuestionKind | "answerable")[] = [
  ...questionKinds.filter((kind) => kind !== "unanswerable"),
  "answerable",
];
const floor = tunedFloor(asked, recalled);
const recallHalves: readonly RecallHalf[] = ["tuned on", "unseen"];
const recallGroups: readonly (readonly [string, (one: RecallAnswer) => boolean])[] = [
  ["all", () => true],
  ...recallKinds
    .filter((kind) => kind !== "unanswerable")
    .map((kind) => [kind, (one: RecallAnswer) => one.kind === kind] as const),
  ...recallLanguages.map((language) => [language, (one: RecallAnswer) => one.language === language] as const),
];
const questions = Object.values(retrievalQuestions).flat().length;

report("retrieval", [
  {
    title: `Conversations: ${recallMemories.length} memories with the messages they came from, ${recalled.length} questions in ${recallLanguages.length} languages. “before” is meaning + 0.3 words of the memory + 0.5 time, “now” what RETRIEVE does; recall@5 in percent with 95 % intervals, the difference by bootstrap over questions.`,
    rows: [...recallHalves, "both" as const].flatMap((half) =>
      recallGroups.flatMap(([group, isIn]) => recallRow(half, group, isIn)),
    ),
  },
  {
    title:
      "What is brought: right answers among it, memories a question, and what comes where nothing answers",
    rows: [...recallHalves, "both" as const].map((half) => ({ half, ...limitsOfRecall(ofHalf(half)) })),
  },
  {
    title: `Conversations: unanswerable questions with a hit that is not doubtful, before (floor 0.69) and now (floor ${rounded(floor, 2)})`,
    rows: [...recallHalves, "both" as const].map((half) => ({ half, ...certainty(ofHalf(half), floor) })),
  },
  {
    title: `${encoder.model}: ${retrievalMemories.length} memories, ${questions} questions. “app” is meaning + words + time, as RETRIEVE ranks.`,
    rows: halves.flatMap((half) =>
      kinds.flatMap((kind) => Object.keys(rankings).map((ranking) => rankingRow(half, kind, ranking))),
    ),
  },
  {
    title: `The ${retrievalQuestions.unanswerable.length} questions that no memory answers: share with a certain hit. Floor ${floor} is the lowest that lets at most ${allowedWrong} through on the half it is chosen on.`,
    rows: halves.flatMap((half) => [0, floor - 0.1, floor, floor + 0.1].map((one) => floorRow(half, one))),
  },
  {
    title: "Weights, on the half they are chosen on: recall@1, recall@5 and MRR of all answerable questions",
    isDetail: true,
    rows: [0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1].flatMap((words) =>
      [0, 0.2, 0.3, 0.4, 0.5, 0.6].map((time) => sweepRow(words, time)),
    ),
  },
  {
    title: "Misses of the app (--misses shows those of the half that weights are chosen on)",
    isDetail: true,
    rows: process.argv.includes("--misses")
      ? select(asked, "chosen on", "answerable").filter(isMiss).map(missRow)
      : [],
  },
]);

function ofHalf(half: RecallHalf | "both"): readonly RecallAnswer[] {
  return recalled.filter((one) => half === "both" || one.half === half);
}

function recallRow(
  half: RecallHalf | "both",
  group: string,
  isIn: (one: RecallAnswer) => boolean,
): readonly Row[] {
  const own = ofHalf(half).filter((one) => one.kind !== "unanswerable" && isIn(one));
  return own.length === 0 ? [] : [{ half, group, ...compareRecall(own) }];
}

function rankingRow(half: SetHalf | "both", kind: QuestionKind | "answerable", ranking: string): Row {
  const weights = rankings[ranking as keyof typeof rankings];
  const { questions: count, recallAt1, recallAt5, mrr } = qualityOf(select(asked, half, kind), weights);
  return {
    half,
    kind,
    ranking,
    questions: count,
    recallAt1: rounded(recallAt1, 3),
    recallAt5: rounded(recallAt5, 3),
    mrr: rounded(mrr, 3),
  };
}

function floorRow(half: SetHalf | "both", at: number): Row {
  const own = half === "both" ? asked : asked.filter((one) => one.half === half);
  const { wrongOnUnanswerable, rightAndCertain, precision } = floorQuality(own, at);
  return {
    half,
    floor: rounded(at, 2),
    wrongOnUnanswerable: rounded(wrongOnUnanswerable, 3),
    rightAndCertain: rounded(rightAndCertain, 3),
    precision: rounded(precision, 3),
  };
}

function sweepRow(words: number, time: number): Row {
  const weights = { ...rankings.app, words, bm25: 2 * words, time };
  const all = qualityOf(select(asked, "chosen on", "answerable"), weights);
  return {
    words,
    time,
    recallAt1: rounded(all.recallAt1, 3),
    recallAt5: rounded(all.recallAt5, 3),
    mrr: rounded(all.mrr, 3),
  };
}

function isMiss({ answers, scored }: AskedQuestion): boolean {
  return !answers.includes(scored[0]?.memoryId ?? "");
}

function missRow({ kind, question, answers, scored }: AskedQuestion): Row {
  const told = (memory: AskedQuestion["scored"][number] | undefined) =>
    memory ? `${memory.content} (${memory.meaning} + ${memory.words} + ${memory.time ?? 0})` : "";
  return {
    kind,
    question,
    first: told(scored[0]),
    right: told(scored.find(({ memoryId }) => answers.includes(memoryId))),
  };
}
