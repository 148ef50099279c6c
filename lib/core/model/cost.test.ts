import { describe, expect, test } from "vitest";
import { costOf } from "./cost";
import { mergeFacts, unknownModelFacts } from "./model-facts";

const facts = { ...unknownModelFacts, inputPrice: 2, cachedInputPrice: 0.5, outputPrice: 8 };
const usage = {
  inputTokens: 1_000_000,
  cachedInputTokens: 400_000,
  outputTokens: 100_000,
  reasoningTokens: 50_000,
};

describe("the cost of a call", () => {
  test("counts cached tokens at their own price and written ones with the reasoning in them", () => {
    expect(costOf(usage, facts)).toBeCloseTo(0.6 * 2 + 0.4 * 0.5 + 0.1 * 8, 10);
  });

  test("takes the full price for cached tokens where no other is known, and never counts more cached than read", () => {
    expect(costOf(usage, { ...facts, cachedInputPrice: null })).toBeCloseTo(2 + 0.8, 10);
    expect(costOf({ ...usage, cachedInputTokens: 9_000_000 }, facts)).toBeCloseTo(0.5 + 0.8, 10);
    expect(costOf({ ...usage, cachedInputTokens: null }, facts)).toBeCloseTo(2.8, 10);
  });

  test("is unknown, not zero, where a price or the usage is missing", () => {
    expect(costOf(null, facts)).toBeNull();
    expect(costOf({ ...usage, inputTokens: null }, facts)).toBeNull();
    expect(costOf(usage, { ...facts, outputPrice: null })).toBeNull();
    expect(costOf(usage, { ...facts, inputPrice: 0, cachedInputPrice: 0, outputPrice: 0 })).toBe(0);
  });
});

test("what the person set stands before the list, field by field", () => {
  const merged = mergeFacts(facts, { ...unknownModelFacts, outputPrice: 0, contextTokens: 32_768 });
  expect(merged).toEqual({ ...facts, outputPrice: 0, contextTokens: 32_768 });
});
