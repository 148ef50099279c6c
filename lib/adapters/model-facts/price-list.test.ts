import { describe, expect, test } from "vitest";
import { unknownModelFacts } from "@/lib/core/model/model-facts";
import { listedFacts } from "./price-list";

const openAi = "https://api.openai.com/v1";

describe("the price list", () => {
  test("knows a hosted model by its address and name, also by a dated one", () => {
    const facts = listedFacts({ baseUrl: openAi, modelId: "gpt-5-mini" });
    expect(facts.contextTokens).toBeGreaterThanOrEqual(128_000);
    expect(facts.inputPrice).toBeGreaterThan(0);
    expect(facts.outputPrice).toBeGreaterThan(facts.inputPrice ?? Number.POSITIVE_INFINITY);
    expect(facts.cachedInputPrice).toBeLessThan(facts.inputPrice ?? 0);
    expect(listedFacts({ baseUrl: openAi, modelId: "gpt-5-mini-2025-08-07" })).toEqual(facts);
  });

  test("prices nothing at an address of one's own, even under a famous name", () => {
    expect(listedFacts({ baseUrl: "http://127.0.0.1:11434/v1", modelId: "gpt-5-mini" })).toEqual(
      unknownModelFacts,
    );
    expect(listedFacts({ baseUrl: "https://models.example.com/v1", modelId: "qwen3:8b" })).toEqual(
      unknownModelFacts,
    );
    expect(listedFacts({ baseUrl: openAi, modelId: "no-such-model" })).toEqual(unknownModelFacts);
  });
});
