import { expect, test } from "vitest";
import { readStepTest, stepTestOf } from "@/lib/core/replay/step-test";
import { createScriptedModel } from "@/lib/testing/scripted-model";
import { calls, createStudio } from "@/lib/testing/studio";
import { checkStep } from "./check-steps";

const scriptOf = [
  calls("Update_memory", { memory_id: "mem_7", content: "Lives in Porto." }),
  { text: "Noted." },
];

async function savedTests() {
  const { say, events } = createStudio(scriptOf);
  await say("I live in Porto.");
  const log = await events();
  const saved = log.flatMap((event) =>
    event.type === "step-started" ? [stepTestOf(log, event.sequence)] : [],
  );
  return saved.map((test) => {
    const read = readStepTest(JSON.stringify(test));
    if (!read.ok) throw new Error(read.error);
    return read.value;
  });
}

test("a saved step holds the prompt as it was sent and what was done", async () => {
  const [first, second] = await savedTests();
  expect(first).toMatchObject({
    name: "Turn 1, step 1",
    recordedModel: "scripted",
    expected: [{ operation: "UPDATE", memoryId: "mem_7" }],
  });
  expect(first?.messages.map(({ role }) => role)).toEqual(["system", "user"]);
  expect(first?.tools).toHaveLength(6);
  expect(second?.expected).toEqual([]);
});

test("the model that was recorded passes its own steps; another one is judged on the same prompt", async () => {
  const [first, second] = await savedTests();
  if (!first || !second) throw new Error("Two steps were recorded.");
  const same = createScriptedModel(scriptOf);
  expect((await checkStep(same, first)).judgement?.passed).toBe(true);
  expect((await checkStep(same, second)).judgement?.passed).toBe(true);
  expect(same.requests[0]?.messages).toEqual(first.messages);
  const other = createScriptedModel([calls("Delete_memory", { memory_id: "mem_7", confirmation: true })]);
  expect((await checkStep(other, first)).judgement).toMatchObject({
    passed: false,
    falseDeletes: 1,
    pairs: [{ expected: "UPDATE", got: "DELETE" }],
  });
});

test("a model that fails fails the test, with its reason", async () => {
  const [first] = await savedTests();
  if (!first) throw new Error("A step was recorded.");
  const checked = await checkStep(createScriptedModel([{ fail: "model-busy" }]), first);
  expect(checked).toMatchObject({ judgement: null, failure: "scripted model-busy" });
});

test("what is no test file is refused with the place", () => {
  expect(readStepTest("{")).toEqual({ ok: false, error: "it is not complete JSON." });
  expect(readStepTest('{"format":"agemem-step-test","version":1}')).toMatchObject({ ok: false });
});
