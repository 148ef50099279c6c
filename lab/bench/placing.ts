// `npm run bench -- placing`: how many memories to place before a turn, and from which score.
import process from "node:process";
import type { SetHalf } from "@/lab/sets/retrieval/retrieval-set";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { isQuick } from "../measures/options";
import { placingQuality } from "../measures/placing-quality";
import { type Row, report, rounded } from "../measures/report";
import { measureRetrieval } from "../measures/retrieval-quality";

const encoder = createSentenceEncoder({ rootFolder: process.cwd() });
const asked = await measureRetrieval(encoder, isQuick ? 2 : undefined);
await encoder.close();

const halves: readonly SetHalf[] = ["chosen on", "reported on"];
const counts = [1, 2, 3, 4, 5];
const floors = [0, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.69];

report("placing", [
  {
    title: `${encoder.model}: memories placed before a message, at most so many and from such a score`,
    rows: halves.flatMap((half) =>
      counts.flatMap((count) => floors.map((fromScore) => row(half, count, fromScore))),
    ),
  },
]);

function row(half: SetHalf, count: number, fromScore: number): Row {
  const ofHalf = asked.filter((one) => one.half === half);
  const { placedRight, placedEach, strangersEach } = placingQuality(ofHalf, { count, fromScore });
  return {
    half,
    questions: ofHalf.length,
    count,
    fromScore,
    placedRight: rounded(placedRight, 3),
    placedEach: rounded(placedEach, 2),
    strangersEach: rounded(strangersEach, 2),
  };
}
