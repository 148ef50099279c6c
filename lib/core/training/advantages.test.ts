import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeAdvantageProblem, groupAdvantages } from "./advantages";

/** Eq. 5 once more, by another way: two passes over deviations from the first reward. */
function reference(rewards: readonly number[]): readonly number[] {
  const [origin = 0] = rewards;
  const k = rewards.length;
  const shifted = rewards.map((reward) => reward - origin);
  const sum = shifted.reduce((left, right) => left + right, 0);
  const squares = shifted.reduce((left, right) => left + right * right, 0);
  const variance = Math.max(0, (squares - (sum * sum) / k) / (k - 1));
  return shifted.map((reward) => (reward - sum / k) / (Math.sqrt(variance) + 1e-6));
}

const rewardsOfGroup = fc.array(fc.double({ min: -2, max: 2, noNaN: true, noDefaultInfinity: true }), {
  minLength: 2,
  maxLength: 16,
});

function advantagesOf(rewards: readonly number[]) {
  const group = groupAdvantages(rewards);
  if (!group.ok) throw new Error(group.error.code);
  return group.value;
}

describe("advantages of a group (Eq. 5)", () => {
  test("equal an independent reference on 1,000 random groups", () => {
    fc.assert(
      fc.property(rewardsOfGroup, (rewards) => {
        const own = advantagesOf(rewards).advantages;
        reference(rewards).forEach((value, index) => {
          expect(own[index]).toBeCloseTo(value, 5);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test("have a mean of 0, and a deviation of 1 wherever rewards differ by more than ε", () => {
    fc.assert(
      fc.property(rewardsOfGroup, (rewards) => {
        const { advantages, deviation } = advantagesOf(rewards);
        const sum = advantages.reduce((left, right) => left + right, 0);
        expect(sum).toBeCloseTo(0, 6);
        if (deviation < 1e-3) return;
        const squares = advantages.reduce((left, right) => left + right ** 2, 0);
        expect(Math.sqrt(squares / (advantages.length - 1))).toBeCloseTo(1, 2);
      }),
      { numRuns: 200 },
    );
  });

  test("use K − 1: two rewards lie 1/√2 on either side", () => {
    const [low, high] = advantagesOf([0, 1]).advantages;
    expect(high).toBeCloseTo(Math.SQRT1_2, 5);
    expect(low).toBeCloseTo(-Math.SQRT1_2, 5);
  });

  test.each([[[0.1, 0.1, 0.1]], [[0, 0]], [[1 / 3, 1 / 3, 1 / 3, 1 / 3, 1 / 3]]])(
    "are exactly 0 where every rollout earned the same: %j",
    (rewards) => {
      const group = advantagesOf(rewards);
      expect(group).toMatchObject({ hasGradient: false, deviation: 0 });
      expect(group.advantages.every((value) => value === 0)).toBe(true);
    },
  );

  test("of fewer than two rollouts do not exist, and the sentence says what to do", () => {
    for (const rewards of [[], [0.7]]) {
      const group = groupAdvantages(rewards);
      expect(group).toEqual({ ok: false, error: { code: "group-too-small", rollouts: rewards.length } });
      if (!group.ok) expect(describeAdvantageProblem(group.error)).toContain("K must be 2 or more");
    }
  });

  test("are refused where a reward is not a number", () => {
    expect(groupAdvantages([1, Number.NaN, 0])).toMatchObject({
      ok: false,
      error: { code: "reward-not-finite", rollout: 1 },
    });
  });
});
