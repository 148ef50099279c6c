import { describe, expect, test } from "vitest";
import { reachedLimit, type TurnLimits, turnLimitsSchema } from "./turn-limits";

const none: TurnLimits = { minutes: null, tokens: null, costUsd: null };
const usage = (inputTokens: number | null, outputTokens: number | null) => ({
  inputTokens,
  outputTokens,
  cachedInputTokens: null,
  reasoningTokens: null,
});
type Steps = Parameters<typeof reachedLimit>[1]["steps"];

function stepsOf(
  ...steps: readonly { counted?: number; used?: ReturnType<typeof usage>; usd?: number }[]
): Steps {
  return steps.map(({ counted = 0, used = null, usd }) => ({
    countedTokens: counted,
    finished: { usage: used, ...(usd === undefined ? {} : { costUsd: usd }) },
  })) as unknown as Steps;
}

describe("what one answer may take", () => {
  test("has limits of time and tokens unless a person takes them away, and none of money", () => {
    expect(turnLimitsSchema.parse({})).toEqual({ minutes: 30, tokens: 2_000_000, costUsd: null });
    expect(turnLimitsSchema.parse(none)).toEqual(none);
  });

  test.each([
    ["what the provider counted", stepsOf({ used: usage(600, 300) }, { used: usage(80, 20) }), true],
    ["one token less", stepsOf({ used: usage(600, 300) }, { used: usage(80, 19) }), false],
    ["what we counted, where the provider says nothing", stepsOf({ counted: 1_000 }), true],
    ["our prompt and the provider's answer", stepsOf({ counted: 900, used: usage(null, 100) }), true],
    ["nothing", stepsOf(), false],
  ])("tokens: %s", (_, steps, isReached) => {
    const reached = reachedLimit({ ...none, tokens: 1_000 }, { steps });
    expect(reached?.code ?? null).toBe(isReached ? "turn-token-limit" : null);
    if (reached) expect(reached.message).toMatch(/used 1,000 tokens; 1,000 are allowed/);
  });

  test("money counts as far as prices are known", () => {
    const limits = { ...none, costUsd: 0.05 };
    expect(reachedLimit(limits, { steps: stepsOf({ usd: 0.03 }, {}) })).toBeNull();
    const reached = reachedLimit(limits, { steps: stepsOf({ usd: 0.03 }, { usd: 0.02 }) });
    expect(reached?.message).toMatch(/cost \$0\.0500; \$0\.05 are allowed/);
  });

  test("without limits nothing is reached", () => {
    expect(reachedLimit(none, { steps: stepsOf({ used: usage(1e9, 1e9), usd: 1e6 }) })).toBeNull();
  });
});
