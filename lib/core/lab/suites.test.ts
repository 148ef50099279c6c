import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { memOpsKinds } from "../episode/memops/make-tasks";
import { defaultHistories, memOpsTasks, readSuiteFile } from "./suites";

const example = readFileSync("docs/examples/suite.json", "utf8");

/** The example with one thing changed. */
function changed(
  change: (file: { tasks: Record<string, unknown>[] } & Record<string, unknown>) => void,
): string {
  const file = JSON.parse(example);
  change(file);
  return JSON.stringify(file);
}

describe("a suite of MemOps", () => {
  test("has every kind as often, other histories for another seed, and the same for the same", () => {
    const choice = {
      suite: "memops-small",
      histories: defaultHistories,
      seed: 7,
      families: ["people", "me"],
    } as const;
    const tasks = memOpsTasks(choice);
    for (const kind of memOpsKinds) expect(tasks.filter((task) => task.kind === kind)).toHaveLength(6);
    expect(new Set(tasks.map(({ taskId }) => taskId)).size).toBe(tasks.length);
    expect(memOpsTasks(choice)).toEqual(tasks);
    expect(memOpsTasks({ ...choice, seed: 8 })[0]).not.toEqual(tasks[0]);
  });
});

describe("a suite file", () => {
  test("of the documentation is read", () => {
    const read = readSuiteFile(example);
    expect(read).toMatchObject({ ok: true, value: { name: "moving-house" } });
  });

  test.each([
    ["cut", example.slice(0, 300), "cannot be read as JSON"],
    ["of another schema", changed((file) => (file.schema = "suite")), "does not fit its schema at schema"],
    [
      "with a key that nobody knows",
      changed((file) => Object.assign(file.tasks[0] ?? {}, { gold: 1 })),
      "tasks.0",
    ],
    ["without tasks", changed((file) => (file.tasks = [])), "does not fit its schema at tasks"],
    ["with a task twice", changed((file) => file.tasks.push({ ...file.tasks[0] })), "ghent-to-porto twice"],
    [
      "with the answer in its question",
      example.replace("Where do I live?", "Is it Porto?"),
      "stands in its own question",
    ],
    ["with foreign evidence", example.replace('["home"]', '["elsewhere"]'), "evidence that is no fact"],
  ])("that is %s is refused with a sentence", (_, text, sentence) => {
    expect(readSuiteFile(text)).toEqual({ ok: false, error: expect.stringContaining(sentence) });
  });
});

describe("the official file of a benchmark", () => {
  test.each([
    ["hotpotqa", { messages: 2, distractors: 1, answers: ["Slovenia"], at: undefined }],
    ["locomo", { messages: 3, distractors: 0, answers: ["Pim", null], at: "2023-05-08T13:56:00.000Z" }],
    ["longmemeval", { messages: 2, distractors: 0, answers: ["Porto"], at: "2023-05-20T02:21:00.000Z" }],
  ])("of %s is three stages", (name, { messages, distractors, answers, at }) => {
    const read = readSuiteFile(readFileSync(`docs/examples/${name}.json`, "utf8"));
    if (!read.ok) throw new Error(read.error);
    expect(read.value.name).toBe(name);
    const [task] = read.value.tasks;
    expect(task?.messages).toHaveLength(messages);
    expect(task?.messages[0]?.at).toBe(at);
    expect(task?.distractors).toHaveLength(distractors);
    expect(task?.questions.map(({ answer }) => answer)).toEqual(answers);
  });

  test("of hotpotqa is read as columns too", () => {
    const [made] = JSON.parse(readFileSync("docs/examples/hotpotqa.json", "utf8"));
    const { _id, supporting_facts: facts, context, ...rest } = made;
    const columns = {
      ...rest,
      supporting_facts: { title: facts.map(([title]: [string]) => title), sent_id: [0, 0] },
      context: {
        title: context.map(([title]: [string]) => title),
        sentences: context.map(([, sentences]: [string, string[]]) => sentences),
      },
    };
    const [pairs, other] = [made, columns].map((entry) => readSuiteFile(JSON.stringify([entry])));
    if (!(pairs?.ok && other?.ok)) throw new Error("Neither form is read.");
    expect(other.value.tasks[0]).toEqual({ ...pairs.value.tasks[0], taskId: "hotpotqa-1" });
  });

  test("that has a task twice is refused", () => {
    const [task] = JSON.parse(readFileSync("docs/examples/hotpotqa.json", "utf8"));
    expect(readSuiteFile(JSON.stringify([task, task]))).toEqual({
      ok: false,
      error: "The hotpotqa file has a task twice.",
    });
  });
});
