import { describe, expect, it, test } from "vitest";
import { hashOf } from "../canonical-hash";
import { describeTools } from "../log/operations";
import {
  billionsIn,
  leanProfile,
  longProfile,
  profileBySize,
  profileByTest,
  profileName,
  profileOf,
} from "./model-profile";

describe("the size in a model's name", () => {
  test.each([
    ["qwen2.5-coder:0.5b", 0.5],
    ["Qwen2.5-Coder-1.5B-Instruct-Q4_K_M.gguf", 1.5],
    ["SmolLM2-135M-Instruct.Q4_1.gguf", 0.135],
    ["llama3.1:70b", 70],
    ["meta-llama/Llama-3.2-3B-Instruct", 3],
    ["mixtral-8x7b", 7],
    ["gemma3:270m", 0.27],
    ["gpt-4o-mini", null],
    ["gpt-4.1-2025-04-14", null],
    ["claude-3-5-sonnet", null],
    ["deepseek-chat-v3b2", null],
    ["o3", null],
    ["", null],
  ])("%s", (modelId, billions) => {
    expect(billionsIn(modelId)).toBe(billions);
  });
});

describe("the profile of a model", () => {
  it("is lean up to four billion parameters, and long for all others and for what says no size", () => {
    expect(profileName(profileBySize("qwen3:4b").choice)).toBe("lean");
    expect(profileName(profileBySize("qwen3:8b").choice)).toBe("long");
    expect(profileBySize("gpt-5").choice).toEqual(longProfile);
    expect(profileBySize("qwen3:0.6b").reason).toContain("0.6 billion");
  });

  const passed = { call: true, twoCalls: true, argumentTypes: true, answer: true };

  it("is lean for a large model that fails a probe, and says which", () => {
    const { choice, reason } = profileByTest("qwen3:8b", { ...passed, twoCalls: false, answer: false });
    expect(choice).toEqual(leanProfile);
    expect(reason).toBe(
      "It did not make two calls and did not answer where no tool was needed, so it gets the lean profile.",
    );
  });

  it("is long for a small model that passes all of them, with memories placed; and by size where not all were tried", () => {
    expect(profileByTest("qwen3:1.7b", passed).choice).toEqual({ ...longProfile, placesMemories: true });
    expect(profileByTest("qwen3:1.7b", { ...passed, answer: null }).choice).toEqual(leanProfile);
    expect(profileByTest("gpt-5", passed).choice).toEqual(longProfile);
  });

  it("asks a model by the long one with the same bytes as ever", () => {
    const { systemPrompt, operations, requiredArgumentsOnly = false } = profileOf(longProfile);
    expect(profileOf(longProfile).recorded).toBeUndefined();
    expect(hashOf([systemPrompt, describeTools(operations, { requiredArgumentsOnly })])).toBe(
      "81365fbe425dd7c448d321f20e828fd567034b2f23f323e783207abaaf2a4f8e",
    );
  });

  it("describes to a model by the lean one no optional argument, no id and no sentence that it could copy", () => {
    const { systemPrompt, operations, recorded } = profileOf(leanProfile);
    expect(recorded).toMatchObject({ name: "lean", placesMemories: true });
    const tools = JSON.stringify(describeTools(operations, { requiredArgumentsOnly: true }));
    for (const word of ["metadata", "top_k", "memory_type", "anyOf", "Retrieve first"])
      expect(tools).not.toContain(word);
    expect(systemPrompt).not.toMatch(/mem_/);
    expect(systemPrompt.length).toBeLessThan(1_100);
  });

  it("is custom when it is neither", () => {
    expect(profileName({ ...leanProfile, results: "full" })).toBe("custom");
    expect(profileOf({ ...leanProfile, placesMemories: false }).systemPrompt).toContain(
      "Retrieve_memory first",
    );
  });
});
