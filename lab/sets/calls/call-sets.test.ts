import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeAnswer, judgeCall } from "@/lab/measures/call-reading";
import { describeTools } from "@/lib/core/log/operations";
import { KnownTools } from "@/lib/core/protocol/written-calls/known-tools";
import { readWrittenStep } from "@/lib/core/protocol/written-calls/read-written-step";
import { WrittenStepReader } from "@/lib/core/protocol/written-calls/written-step-reader";
import { developmentCallCases, heldOutCallCases } from "./call-cases";
import { developmentAnswerCases } from "./development-answers";
import { freshAnswerCases, freshCallCases } from "./fresh-cases";
import { heldOutAnswerCases } from "./held-out-answers";
import { secondTemplateAnswerCases, secondTemplateCallCases } from "./second-template-cases";
import { templateAnswerCases, templateCallCases } from "./template-cases";

const tools = KnownTools.of(describeTools());
const callCases = [
  ...developmentCallCases,
  ...heldOutCallCases,
  ...freshCallCases,
  ...templateCallCases,
  ...secondTemplateCallCases,
];
const answerCases = [
  ...developmentAnswerCases,
  ...heldOutAnswerCases,
  ...freshAnswerCases,
  ...templateAnswerCases,
  ...secondTemplateAnswerCases,
];

describe("calls that were written as text", () => {
  test("are read right in at least 98 of 100 cases of each set", () => {
    for (const cases of [
      developmentCallCases,
      heldOutCallCases,
      freshCallCases,
      templateCallCases,
      secondTemplateCallCases,
    ]) {
      const right = cases.filter((one) => judgeCall(one, tools).isRight).length;
      expect(right / cases.length).toBeGreaterThanOrEqual(0.98);
    }
  });

  test("are never an answer that only looks like one", () => {
    expect(answerCases.filter((one) => !judgeAnswer(one, tools).isRight)).toEqual([]);
  });
});

/** The text as it streams in these pieces: what was shown on the way, and what it came to. */
function stream(text: string, cuts: readonly number[]) {
  const reader = new WrittenStepReader(tools);
  const places = [0, ...[...cuts].sort((left, right) => left - right), text.length];
  let shown = "";
  for (const [index, place] of places.slice(1).entries())
    shown += reader.push(text.slice(places[index], place));
  const { step, rest } = reader.end();
  return { step, shown, whole: shown + rest };
}

const cutsOf = (text: string) => fc.array(fc.nat(text.length), { maxLength: 12 });

describe("a step that streams", () => {
  test("comes to the same as its whole text, and nothing of a call is ever shown", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...callCases).chain((one) => fc.tuple(fc.constant(one), cutsOf(one.text))),
        ([{ text }, cuts]) => {
          const whole = readWrittenStep(text, tools);
          const { step, whole: said } = stream(text, cuts);
          expect(step).toEqual(whole);
          if (whole.kind === "calls") expect(said.trim()).toBe(whole.before);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("shows every character of an answer, in order", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...answerCases).chain((one) => fc.tuple(fc.constant(one), cutsOf(one.text))),
        ([{ text }, cuts]) => {
          const { step, whole } = stream(text, cuts);
          expect(whole).toBe(text);
          expect(step).toEqual(readWrittenStep(text, tools));
        },
      ),
      { numRuns: 400 },
    );
  });

  test("shows plain words as they come", () => {
    const reader = new WrittenStepReader(tools);
    expect(
      ["You ", "live in ", "Porto.\n", "Since ", "May."].map((piece) => reader.push(piece)).join(""),
    ).toBe("You live in Porto.\nSince May.");
  });

  test("shows a word as soon as the space behind it is there", () => {
    expect(new WrittenStepReader(tools).push("one ")).toBe("one ");
  });

  test("of code is shown while it is written, once it is long enough to be no call", () => {
    const reader = new WrittenStepReader(tools);
    const code = `\`\`\`python\n${"total = total + 1\n".repeat(60)}`;
    expect(reader.push(code).length).toBeGreaterThan(0);
  });
});
