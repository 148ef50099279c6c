// `npm run bench -- duplicates`: precision and recall of the rules for duplicates and contradictions, on labeled pairs.
import process from "node:process";
import { freshPairs } from "@/lab/sets/pairs/fresh-pairs";
import { languagePairs, pairLanguages } from "@/lab/sets/pairs/language-pairs";
import { memoryPairs } from "@/lab/sets/pairs/memory-pairs";
import { wrongRefusals } from "@/lab/sets/pairs/wrong-refusals";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { compareMemories } from "@/lib/core/memory/compare-memories";
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
const sets = [
  { set: "first", pairs: memoryPairs },
  { set: "fresh", pairs: freshPairs },
  ...pairLanguages.map((language) => ({ set: language, pairs: languagePairs[language] })),
] as const;
const judgements = [];
for (const { set, pairs } of sets) {
  for (const [index, half] of ["tuned on", "reported on"].entries()) {
    const own = sized(
      pairs.filter((_, place) => place % 2 === index),
      5,
    );
    judgements.push({ set, half, vectors: encoder.model, judged: await judgePairs(encoder, own) });
    if (set === "first" || set === "fresh")
      judgements.push({ set, half, vectors: "none", judged: await judgePairs(null, own) });
  }
}
await encoder.close();

const labels = [...new Set([...memoryPairs, ...freshPairs].map(([label]) => label))];
const mistakesShown = process.argv.includes("--mistakes") ? ["tuned on"] : [];
const allMistakesShown = process.argv.includes("--all-mistakes")
  ? ["tuned on", "reported on"]
  : mistakesShown;

report("duplicates", [
  {
    title: `${sets.reduce((sum, { pairs }) => sum + pairs.length, 0)} labeled pairs in ${sets.length} sets. “repeats”: says the same or resembles. “conflicts”: a contradiction or an update. “refused”: what ADD refuses as the same.`,
    rows: judgements.flatMap(({ set, half, vectors, judged }) => [
      ...findings.map((finding) => rowOf(set, half, vectors, finding, judged)),
      refusedRow(set, half, vectors, judged),
    ]),
  },
  {
    title: `${wrongRefusals.length} pairs of which ADD must refuse none, whatever an embedder says of them (it says they are alike)`,
    rows: [...new Set(wrongRefusals.map(([kind]) => kind))].map(wrongRow),
  },
  {
    title: "By label, with vectors: what the rules say of it",
    isDetail: true,
    rows: judgements
      .filter(({ vectors }) => vectors !== "none")
      .flatMap(({ set, half, judged }) => labels.map((label) => labelRow(`${set}, ${half}`, label, judged))),
  },
  {
    title: "Mistakes (--mistakes shows those of the half that was tuned on, --all-mistakes those of both)",
    isDetail: true,
    rows: judgements
      .filter(({ half, vectors }) => vectors !== "none" && allMistakesShown.includes(half))
      .flatMap(({ set, half, judged }) =>
        judged.filter(isMistake).map((pair) => mistakeRow(`${set}, ${half}`, pair)),
      ),
  },
]);

function rowOf(
  set: string,
  half: string,
  vectors: string,
  finding: (typeof findings)[number],
  judged: readonly JudgedPair[],
): Row {
  const { wanted, found, right, precision, recall } = qualityOf(judged, finding);
  return {
    set,
    half,
    vectors,
    finding,
    wanted,
    found,
    right,
    precision: rounded(precision, 3),
    recall: rounded(recall, 3),
  };
}

function refusedRow(set: string, half: string, vectors: string, judged: readonly JudgedPair[]): Row {
  const refused = judged.filter(({ comparison }) => comparison.relation === "duplicate");
  const right = refused.filter(({ label }) => findingOfLabel(label) === "repeats").length;
  const wanted = judged.filter(({ label }) => label === "duplicate").length;
  const precision = refused.length === 0 ? 1 : right / refused.length;
  return {
    set,
    half,
    vectors,
    finding: "refused",
    wanted,
    found: refused.length,
    right,
    precision: rounded(precision, 3),
    recall: null,
  };
}

function wrongRow(kind: string): Row {
  const pairs = wrongRefusals.filter((pair) => pair[0] === kind);
  const relations = pairs.map(([, stored, added]) => compareMemories(added, stored, 0.95).relation);
  const count = (relation: string) => relations.filter((own) => own === relation).length;
  return { kind, pairs: pairs.length, refused: count("duplicate"), resembles: count("near-duplicate") };
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
