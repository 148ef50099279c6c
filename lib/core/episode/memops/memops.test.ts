import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findTaskProblems, taskSchema } from "../task";
import {
  kindsOfEveryLanguage,
  type MemOpsOptions,
  makeMemOpsTask,
  memOpsKinds,
  memOpsSizes,
} from "./make-tasks";
import { readStatement } from "./read-sentences";
import { solve, stateAfter } from "./solve";
import { memOpsLanguages, vocabularies } from "./world";

const sizes = Object.keys(memOpsSizes) as (keyof typeof memOpsSizes)[];

const anyOptions: fc.Arbitrary<MemOpsOptions> = fc
  .record({
    seed: fc.nat(1_000_000),
    kind: fc.constantFrom(...memOpsKinds),
    size: fc.constantFrom(...sizes),
    family: fc.constantFrom("me" as const, "people" as const),
    relatedDistractors: fc.boolean(),
  })
  .chain((options) =>
    fc
      .constantFrom(...(kindsOfEveryLanguage.includes(options.kind) ? memOpsLanguages : (["en"] as const)))
      .map((language) => ({ ...options, language })),
  );

test("an independent reader of the raw sentences agrees with the gold", () => {
  fc.assert(
    fc.property(anyOptions, (options) => {
      const task = makeMemOpsTask(options);
      const sentences = [...task.messages.map((message) => message.text), ...task.distractors];
      for (const question of task.questions) expect(solve(sentences, question.text)).toBe(question.answer);
      const gold = new Map(task.facts.map((fact) => [`${fact.subject}/${fact.attribute}`, fact.value]));
      expect(stateAfter(sentences)).toEqual(gold);
    }),
    { numRuns: 1_500 },
  );
});

test("the same options make the same task, another seed another", () => {
  fc.assert(
    fc.property(anyOptions, (options) => {
      const text = JSON.stringify(makeMemOpsTask(options));
      expect(JSON.stringify(makeMemOpsTask(options))).toBe(text);
      expect(JSON.stringify(makeMemOpsTask({ ...options, seed: options.seed + 1 }))).not.toBe(text);
    }),
    { numRuns: 200 },
  );
});

test("every task fits the schema, has no gold in a question and several questions", () => {
  fc.assert(
    fc.property(anyOptions, (options) => {
      const task = makeMemOpsTask(options);
      expect(taskSchema.parse(task)).toEqual(task);
      expect(findTaskProblems(task)).toEqual([]);
      expect(task.questions.length).toBeGreaterThanOrEqual(2);
      for (const question of task.questions)
        for (const stale of question.staleValues) expect(stale).not.toBe(question.answer);
    }),
    { numRuns: 500 },
  );
});

test("distractors say nothing of anybody", () => {
  for (const language of memOpsLanguages)
    for (const text of vocabularies[language].smallTalk) expect(readStatement(text)).toBeNull();
});

describe("each kind tests what it says", () => {
  test.each([
    [
      "update",
      (task: ReturnType<typeof makeMemOpsTask>) => task.needsMaintenance && task.pastFacts.length === 1,
    ],
    ["chain", (task) => task.pastFacts.length === 2],
    ["deletion", (task) => task.questions[0]?.answer === null && task.questions[0].staleValues.length === 1],
    ["history", (task) => task.questions.some((question) => question.kind === "one-date")],
    [
      "same-attribute",
      (task) => task.questions.filter((question) => question.kind === "same-attribute").length === 2,
    ],
    ["duplicate", (task) => task.messages.some((message) => message.text.startsWith("As I said, "))],
    ["half-sure", (task) => task.messages.some((message) => message.text.startsWith("Maybe "))],
    ["planted-instruction", (task) => task.messages.some((message) => message.text.includes("web page"))],
    ["unanswerable", (task) => task.questions[0]?.answer === null && !task.needsMaintenance],
  ] as const satisfies readonly (readonly [string, (task: ReturnType<typeof makeMemOpsTask>) => boolean])[])(
    "%s",
    (kind, holds) => {
      for (let seed = 1; seed <= 40; seed++) expect(holds(makeMemOpsTask({ seed, kind }))).toBe(true);
    },
  );

  test("a chain ends where it began about every second time", () => {
    const tasks = Array.from({ length: 200 }, (_, seed) => makeMemOpsTask({ seed, kind: "chain" }));
    const back = tasks.filter((task) => task.pastFacts[0]?.value === task.questions[0]?.answer).length;
    expect(back).toBeGreaterThan(60);
    expect(back).toBeLessThan(140);
  });
});

test("a kind that only English has is refused in other languages", () => {
  expect(() => makeMemOpsTask({ seed: 1, kind: "two-hop", language: "ja" })).toThrow(RangeError);
});
