import { expect, test } from "vitest";
import { earnableWithout, leftOutChoices, rewardWithout } from "./leave-out-parts";
import type { PartValue } from "./reward";
import { partNames, rewardVariants } from "./variants";

const { v2 } = rewardVariants;
const known = (value: number): PartValue => ({ status: "known", value });
const reward = {
  penalties: -0.5,
  parts: {
    task: known(1),
    compression: known(0.9),
    preventive: { status: "not-needed", value: 0 },
    preservation: { status: "not-computable", reason: "no-key-phrases" },
    storage: known(0.6),
    maintenance: known(1),
    relevance: known(0.3),
  },
} as const;

test("a part without a value keeps R unknown until it is left out", () => {
  expect(rewardWithout(reward, [], v2)).toBeNull();
  expect(rewardWithout(reward, ["preservation"], v2)).toBeCloseTo(
    1 / 3 + (0.9 + 0 + 0.6 + 1 + 0.3) / 9 - 0.5,
  );
});

test("whole components and all but the answer are left out by their parts", () => {
  const without = (name: string) => leftOutChoices.find((choice) => choice.name === name)?.parts ?? [];
  expect(rewardWithout(reward, without("context"), v2)).toBeCloseTo(1 / 3 + (0.6 + 1 + 0.3) / 9 - 0.5);
  expect(rewardWithout(reward, without("all but the answer"), v2)).toBeCloseTo(1 / 3);
  expect(rewardWithout(reward, without("memory"), v2)).toBeNull();
});

test("every choice names parts that there are, each at most once, and what is left can still be earned", () => {
  for (const { parts } of leftOutChoices) {
    expect(new Set(parts).size).toBe(parts.length);
    for (const part of parts) expect(partNames).toContain(part);
    expect(earnableWithout(parts, v2)).toBeGreaterThan(0.3);
  }
  expect(earnableWithout([], v2)).toBeCloseTo(1);
});
