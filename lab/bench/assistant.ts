// `npm run bench -- assistant`: how well the built-in assistant writes, asks, answers and abstains, by kind of turn,
// on the set its rules were improved on and on the one they were not.
// --failures lists the turns that went wrong.
import process from "node:process";
import type { EvaluationDialogue } from "@/lab/assistant/evaluation-turn";
import type { Score } from "@/lab/assistant/judge-turn";
import { type JudgedTurn, judgeSet, type SetScore, scoreTurns } from "@/lab/assistant/score-set";
import { developmentSet } from "@/lab/sets/assistant/development-set";
import { filterThresholdOf } from "@/lib/adapters/embeddings/filter-thresholds";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { type Row, report, rounded, type Table, wantsJson } from "../measures/report";
import { heldOutSet } from "../sets/assistant/held-out";
import { typedReported } from "../sets/assistant/typed/reported";
import { typedWorkedOn } from "../sets/assistant/typed/worked-on";

const sets: Readonly<Record<string, readonly EvaluationDialogue[]>> = {
  development: developmentSet,
  "held out": heldOutSet,
  "typed, worked on": typedWorkedOn,
  "typed, reported": typedReported,
};

const encoder = createSentenceEncoder({ rootFolder: process.cwd() });
const options = { embedder: encoder, filterThreshold: filterThresholdOf(encoder.model) };
const tables: Table[] = [];
for (const [set, dialogues] of Object.entries(sets)) {
  const judged = await judgeSet(dialogues, options);
  tables.push({
    title: `The ${set} set: ${dialogues.length} dialogues, ${judged.length} turns. Each cell: right of all; – where the kind has none.`,
    rows: scoreTurns(judged).map((score) => rowOf(set, score)),
  });
  const failures = judged.flatMap(failureRow);
  if (process.argv.includes("--failures") && failures.length > 0)
    tables.push({ title: `Turns of the ${set} set that went wrong`, rows: failures, isDetail: true });
}
await encoder.close();
report("assistant", tables);

function rowOf(set: string, score: SetScore): Row {
  return {
    set,
    kind: score.kind,
    turns: told(score.turns),
    precision: told(score.precision),
    recall: told(score.recall),
    changes: told(score.changes),
    asked: told(score.proposals),
    named: told(score.named),
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
