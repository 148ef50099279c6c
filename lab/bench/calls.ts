// `npm run bench -- calls`: are calls that were written as text read as calls, and answers that look like calls left alone? By kind,
// on the half that the rules were written on and on the one that they never saw. --failures lists what went wrong.
import process from "node:process";
import { describeTools } from "@/lib/core/log/operations";
import { KnownTools } from "@/lib/core/protocol/written-calls/known-tools";
import { judgeAnswer, judgeCall } from "../measures/call-reading";
import { type Row, report } from "../measures/report";
import { developmentCallCases, heldOutCallCases } from "../sets/calls/call-cases";
import { developmentAnswerCases } from "../sets/calls/development-answers";
import { freshAnswerCases, freshCallCases } from "../sets/calls/fresh-cases";
import { heldOutAnswerCases } from "../sets/calls/held-out-answers";
import { secondTemplateAnswerCases, secondTemplateCallCases } from "../sets/calls/second-template-cases";
import { templateAnswerCases, templateCallCases } from "../sets/calls/template-cases";

const tools = KnownTools.of(describeTools());
const halves = [
  { set: "development", calls: developmentCallCases, answers: developmentAnswerCases },
  { set: "held out", calls: heldOutCallCases, answers: heldOutAnswerCases },
  { set: "fresh", calls: freshCallCases, answers: freshAnswerCases },
  { set: "templates", calls: templateCallCases, answers: templateAnswerCases },
  { set: "templates again", calls: secondTemplateCallCases, answers: secondTemplateAnswerCases },
];
const rows: Row[] = [];
const failures: Row[] = [];
for (const { set, calls, answers } of halves) {
  const judgedCalls = calls.map((one) => ({ ...one, ...judgeCall(one, tools) }));
  const judgedAnswers = answers.map((one) => ({ ...one, ...judgeAnswer(one, tools) }));
  const right = judgedCalls.filter(({ isRight }) => isRight).length;
  rows.push({
    set,
    calls: calls.length,
    readRight: right,
    share: Math.round((right / calls.length) * 10_000) / 10_000,
    callsLeftUnclear: judgedCalls.filter(({ read }) => read === "unclear").length,
    answers: answers.length,
    answersReadAsCalls: judgedAnswers.filter(({ isRight }) => !isRight).length,
    answersMarkedUnclear: judgedAnswers.filter(({ read }) => read === "unclear").length,
    answersRefused: judgedAnswers.filter(({ read }) => read === "broken").length,
  });
  for (const { kind, text, read, isRight } of [...judgedCalls, ...judgedAnswers])
    if (!isRight) failures.push({ set, kind, read, text: text.replace(/\s+/g, " ").slice(0, 200) });
}
report("calls", [
  { title: "Calls written as text, and answers that only look like them", rows },
  ...(process.argv.includes("--failures") && failures.length > 0
    ? [{ title: "What was read wrongly", rows: failures, isDetail: true }]
    : []),
]);
