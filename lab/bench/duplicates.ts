// `npm run bench -- duplicates`: precision and recall of the rules for duplicates and contradictions, on labelled pairs.
import process from "node:process";
import { memoryPairs, pairsToReportOn, pairsToTuneOn } from "@/lab/sets/pairs/memory-pairs";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import {
  findingOf,
  findingOfLabel,
  findings,
  type JudgedPair,
  judgePairs,
  qualityOf,
} from "../measures/duplicate-quality";
import { sized } from "../measures/options";
import { type Row, report, rounded } from "../measures/report";

const encoder = createSentenceEncoder({ rootFolder: process.cwd() });
const halves = [
  { half: "tuned on", pairs: sized(pairsToTuneOn, 20) },
  { half: "reported on", pairs: sized(pairsToReportOn, 20) },
] as const;
const judgements = [];
for (const { half, pairs } of halves) {
  judgements.push({ half, vectors: encoder.model, judged: await judgePairs(encoder, pairs) });
  judgements.push({ half, vectors: "none", judged: await judgePairs(null, pairs) });
}
await encoder.close();

const labels = [...new Set(memoryPairs.map(([label]) => label))];
const mistakesShown = process.argv.includes("--mistakes") ? ["tuned on"] : [];
const allMistakesShown = process.argv.includes("--all-mistakes")
  ? ["tuned on", "reported on"]
  : mistakesShown;

report("duplicates", [
  {
    title: `${memoryPairs.length} labelled pairs. “repeats”: a duplicate or near duplicate. “conflicts”: a contradiction or an update. “certain” conflicts are those that ADD refuses.`,
    rows: judgements.flatMap(({ half, vectors, judged }) => [
      ...findings.map((finding) => rowOf(half, vectors, finding, judged, false)),
      rowOf(half, vectors, "conflicts", judged, true),
    ]),
  },
  {
    title: "By label, with vectors: what the rules say of it",
    isDetail: true,
    rows: judgements
      .filter(({ vectors }) => vectors !== "none")
      .flatMap(({ half, judged }) => labels.map((label) => labelRow(half, label, judged))),
  },
  {
    title: "Mistakes (--mistakes shows those of the half that was tuned on, --all-mistakes those of both)",
    isDetail: true,
    rows: judgements
      .filter(({ half, vectors }) => vectors !== "none" && allMistakesShown.includes(half))
      .flatMap(({ half, judged }) => judged.filter(isMistake).map((pair) => mistakeRow(half, pair))),
  },
]);

function rowOf(
  half: string,
  vectors: string,
  finding: (typeof findings)[number],
  judged: readonly JudgedPair[],
  onlyCertain: boolean,
): Row {
  const { wanted, found, right, precision, recall } = qualityOf(judged, finding, onlyCertain);
  return {
    half,
    vectors,
    finding: onlyCertain ? `${finding}, certain` : finding,
    wanted,
    found,
    right,
    precision: rounded(precision, 3),
    recall: rounded(recall, 3),
  };
}

function labelRow(half: string, label: string, judged: readonly JudgedPair[]): Row {
  const own = judged.filter((pair) => pair.label === label);
  const count = (wanted: string | null) =>
    own.filter(({ comparison }) => findingOf(comparison) === wanted).length;
  return {
    half,
    label,
    pairs: own.length,
    repeats: count("repeats"),
    conflicts: count("conflicts"),
    nothing: count(null),
  };
}

function isMistake({ label, comparison }: JudgedPair): boolean {
  return findingOfLabel(label) !== findingOf(comparison);
}

function mistakeRow(half: string, { label, comparison, first, second, meaning }: JudgedPair): Row {
  return {
    half,
    label,
    said: comparison.relation,
    certain: comparison.isCertain,
    meaning: rounded(meaning ?? 0, 2),
    first,
    second,
    reason: comparison.reason,
  };
}
