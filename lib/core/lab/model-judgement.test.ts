import { expect, test } from "vitest";
import { judgeProblem } from "./model-judgement";

const judge = (modelId: string) => ({ modelId, label: modelId });
const speaker = (modelId: string, kind: "scripted" | "model" = "model") => ({
  kind,
  modelId,
  label: modelId,
});

test.each([
  ["qwen3:8b", "qwen3:8b"],
  ["Qwen3:8B", "qwen3:8b"],
  ["llama3", "llama3:latest"],
  ["Qwen/Qwen2.5-7B-Instruct", "qwen2.5-7b-instruct"],
  ["/models/qwen2.5-7b-instruct.gguf", "Qwen/Qwen2.5-7B-Instruct"],
])("%s does not judge %s, which is itself", (one, other) => {
  expect(judgeProblem(judge(one), speaker(other), [])).toContain("speaks in this run");
});

test("another model judges, also a larger one of the same family, and any judges the scripted policy", () => {
  expect(judgeProblem(judge("qwen3:32b"), speaker("qwen3:8b"), [])).toBeNull();
  expect(judgeProblem(judge("qwen-max"), speaker("qwen2.5-7b-instruct"), [])).toBeNull();
  expect(judgeProblem(judge("scripted-policy"), speaker("scripted-policy", "scripted"), [])).toBeNull();
});

test("a policy that was trained never judges, whoever speaks", () => {
  const trained = ["smollm2-135m-sft"];
  expect(judgeProblem(judge("smollm2-135m-sft"), speaker("qwen3:8b"), trained)).toContain("trained policy");
  expect(judgeProblem(judge("qwen3:8b"), speaker("smollm2-135m-sft"), trained)).toBeNull();
});
