// `npm run bench -- assistant`: how well the demo assistant writes, asks, answers and abstains, by kind of turn,
// on the set its rules were improved on and on the one they were not.
// --failures lists the turns that went wrong; of the half that is only reported on, with --all-failures.
import process from "node:process";
import type { EvaluationDialogue } from "@/lab/assistant/evaluation-turn";
import type { Score } from "@/lab/assistant/judge-turn";
import { type JudgedTurn, judgeSet, type SetScore, scoreTurns } from "@/lab/assistant/score-set";
import { developmentSet } from "@/lab/sets/assistant/development-set";
import { filterThresholdOf } from "@/lib/adapters/embeddings/filter-thresholds";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { sized } from "../measures/options";
import { type Row, report, type Table, wantsJson } from "../measures/report";
import { heldOutSet } from "../sets/assistant/held-out";
import { typedReported } from "../sets/assistant/typed/reported";
import { typedSecond } from "../sets/assistant/typed/second";
import { typedSecondDays } from "../sets/assistant/typed/second-days";
import { typedSecondPeople } from "../sets/assistant/typed/second-people";
import { typedWorkedOn } from "../sets/assistant/typed/worked-on";

const sets: Readonly<Record<string, readonly EvaluationDialogue[]>> = {
  development: developmentSet,
  "held out": heldOutSet,
  "typed, worked on": typedWorkedOn,
  "typed, reported": typedReported,
  "typed, second": typedSecond,
  "typed, second, continued": [...typedSecondPeople, ...typedSecondDays],
};

const encoder = createSentenceEncoder({ rootFolder: process.cwd() });
const options = { embedder: encoder, filterThreshold: filterThresholdOf(encoder.model) };
const tables: Table[] = [];
for (const [set, all] of Object.entries(sets)) {
  const dialogues = sized(all, 1);
  const judged = await judgeSet(dialogues, options);
  tables.push({
    title: `The ${set} set: ${dialogues.length} dialogues, ${judged.length} turns. Each cell: right of all; – where the kind has none.`,
    rows: scoreTurns(judged).map((score) => rowOf(set, score)),
  });
  const failures = judged.flatMap(failureRow);
  if (shows(set) && failures.length > 0)
    tables.push({ title: `Turns of the ${set} set that went wrong`, rows: failures, isDetail: true });
}
await encoder.close();
report("assistant", tables);

/** The half that is only reported on stays unseen while rules are made. */
function shows(set: string): boolean {
  if (process.argv.includes("--all-failures")) return true;
  return process.argv.includes("--failures") && !/reported|second/u.test(set);
}

function rowOf(set: string, score: SetScore): Row {
  return {
    set,
    kind: score.kind,
    ...cells("turns", score.turns),
    ...cells("precision", score.precision),
    ...cells("recall", score.recall),
    ...cells("changes", score.changes),
    ...cells("asked", score.proposals),
    ...cells("named", score.named),
    ...cells("answers", score.answers),
    ...cells("abstained", score.abstentions),
    ...cells("modelKind", score.modelKinds),
    ...cells("quoted", score.quotes),
    ...cells("operations", score.operations),
  };
}

/** "37 of 40 (92.5 %)" for people; for programs how many were right, and of how many. */
function cells(name: string, { right, of }: Score): Row {
  if (wantsJson) return { [`${name}Right`]: right, [`${name}Count`]: of };
  return { [name]: of === 0 ? "–" : `${right} of ${of} (${((100 * right) / of).toFixed(1)} %)` };
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
