// `npm run bench -- assistant`: how well the built-in assistant writes, asks, answers and abstains, by kind of turn.
// --failures lists the turns that went wrong.
import process from "node:process";
import { filterThresholdOf } from "@/lib/adapters/embeddings/filter-thresholds";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { developmentSet } from "@/lib/adapters/offline-agent/evaluation/development-set";
import type { Score } from "@/lib/adapters/offline-agent/evaluation/judge-turn";
import {
  type JudgedTurn,
  judgeSet,
  type SetScore,
  scoreTurns,
} from "@/lib/adapters/offline-agent/evaluation/score-set";
import { type Row, report, rounded, wantsJson } from "./measure/report";

const encoder = createSentenceEncoder({ rootFolder: process.cwd() });
const judged = await judgeSet(developmentSet, {
  embed: (texts) => encoder.embed(texts),
  filterThreshold: filterThresholdOf(encoder.model),
});
await encoder.close();

report("assistant", [
  {
    title: `Development set: ${developmentSet.length} dialogues, ${judged.length} turns. Each cell: right of all; – where the kind has none.`,
    rows: scoreTurns(judged).map((score) => rowOf("development", score)),
  },
  ...(process.argv.includes("--failures")
    ? [{ title: "Turns that went wrong", rows: judged.flatMap(failureRow), isDetail: true }]
    : []),
]);

function rowOf(set: string, score: SetScore): Row {
  return {
    set,
    kind: score.kind,
    turns: told(score.turns),
    precision: told(score.precision),
    recall: told(score.recall),
    changes: told(score.changes),
    asked: told(score.proposals),
    answers: told(score.answers),
    abstained: told(score.abstentions),
    "kind of model": told(score.modelKinds),
    quoted: told(score.quotes),
    operations: told(score.operations),
  };
}

/** "37 of 40 (92.5 %)" for people, a share from 0 to 1 for programs. */
function told({ right, of }: Score): string | number | null {
  if (wantsJson) return of === 0 ? null : rounded(right / of, 4);
  return of === 0 ? "–" : `${right} of ${of} (${((100 * right) / of).toFixed(1)} %)`;
}

function failureRow({ dialogue, played, judgement }: JudgedTurn): readonly Row[] {
  if (judgement.isRight) return [];
  const wrong = Object.entries(judgement).flatMap(([name, score]) =>
    typeof score === "object" && score.right < score.of ? [name] : [],
  );
  const written = [...played.after].flatMap(([memoryId, content]) =>
    played.before.get(memoryId) === content ? [] : [content],
  );
  return [
    {
      dialogue,
      said: shortened(played.turn.say),
      wrong: wrong.join(", "),
      written: written.join(" / "),
      answer: shortened(played.answer),
    },
  ];
}

function shortened(text: string): string {
  return text.replace(/\s+/g, " ").slice(0, 240);
}
