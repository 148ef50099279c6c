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
