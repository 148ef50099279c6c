import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../seeded-random";
import {
  bootstrapMean,
  holm,
  mcnemar,
  mean,
  newcombeInterval,
  pairedBootstrap,
  sampleVariance,
  signFlip,
  smallestDetectableDifference,
  wilsonInterval,
} from "./statistics";

test("Wilson's interval has the values of its closed form", () => {
  const { low, high } = wilsonInterval(8, 10);
  expect(low).toBeCloseTo(0.4902, 4);
  expect(high).toBeCloseTo(0.9433, 4);
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  expect(wilsonInterval(0, 20).low).toBe(0);
  expect(wilsonInterval(20, 20).high).toBe(1);
});

test("Wilson's interval holds the share, and shrinks as n grows", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
      const successes = Math.round(share * n);
      const one = wilsonInterval(successes, n);
      const ten = wilsonInterval(successes * 10, n * 10);
      expect(one.low).toBeLessThanOrEqual(successes / n + 1e-12);
      expect(one.high).toBeGreaterThanOrEqual(successes / n - 1e-12);
      expect(ten.high - ten.low).toBeLessThan(one.high - one.low);
    }),
  );
});

test("the same seed draws the same numbers, another seed others", () => {
  const draw = (seed: number) => Array.from({ length: 50 }, seededRandom(seed));
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(draw(7).every((value) => value >= 0 && value < 1)).toBe(true);
});

test("the bootstrap of a constant difference is that difference", () => {
  const pairs = Array.from({ length: 12 }, (_, index) => [index / 12 + 0.25, index / 12] as const);
  const result = pairedBootstrap(pairs, { seed: 1 });
  expect(result.difference).toBeCloseTo(0.25);
  expect(result.low).toBeCloseTo(0.25);
  expect(result.high).toBeCloseTo(0.25);
});

test("a bootstrap interval holds its mean and is the estimate itself for a single history", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }),
      (values) => {
        const { mean: estimate, low, high } = bootstrapMean(values, { seed: 3, resamples: 500 });
        expect(low).toBeLessThanOrEqual(estimate + 0.2);
        expect(high).toBeGreaterThanOrEqual(estimate - 0.2);
        expect(low).toBeLessThanOrEqual(high);
      },
    ),
  );
  expect(bootstrapMean([0.4], { seed: 1 })).toMatchObject({ low: 0.4, high: 0.4, n: 1 });
});

test("McNemar's exact p", () => {
  expect(mcnemar(0, 0)).toBe(1);
  expect(mcnemar(5, 5)).toBe(1);
  expect(mcnemar(10, 0)).toBeCloseTo(2 / 1024, 10);
  expect(mcnemar(9, 1)).toBeCloseTo((2 * 11) / 1024, 10);
  expect(mcnemar(1, 9)).toBe(mcnemar(9, 1));
});

test("the sign-flip test is exact for few pairs", () => {
  expect(signFlip([1, 1, 1, 1, 1], { seed: 1 })).toBeCloseTo(2 / 32);
  expect(signFlip([0, 0], { seed: 1 })).toBe(1);
  expect(signFlip([1, -1], { seed: 1 })).toBe(1);
});

test("the sign-flip test of many pairs is drawn, and small for a clear difference", () => {
  const clear = Array.from({ length: 60 }, (_, index) => 0.5 + (index % 3) / 10);
  expect(signFlip(clear, { seed: 1 })).toBeLessThan(0.001);
  const none = Array.from({ length: 60 }, (_, index) => (index % 2 ? 0.5 : -0.5));
  expect(signFlip(none, { seed: 1 })).toBeGreaterThan(0.9);
});

test("Holm keeps order, never lowers a p, and never exceeds 1", () => {
  const adjusted = holm([0.01, 0.04, 0.03]);
  expect(adjusted[0]).toBeCloseTo(0.03);
  expect(adjusted[1]).toBeCloseTo(0.06);
  expect(adjusted[2]).toBeCloseTo(0.06);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (values) => {
      holm(values).forEach((p, index) => {
        expect(p).toBeGreaterThanOrEqual(values[index] ?? 0);
        expect(p).toBeLessThanOrEqual(1);
      });
    }),
  );
});

test("about 97 pairs show 15 points when 30 % of them differ", () => {
  expect(smallestDetectableDifference(97, 0.3)).toBeCloseTo(0.15, 1);
  expect(smallestDetectableDifference(1_000, 0.3)).toBeLessThan(0.06);
  expect(smallestDetectableDifference(24, 0.3)).toBeCloseTo(0.3, 2);
  expect(smallestDetectableDifference(23, 0.3)).toBeNull();
  expect(smallestDetectableDifference(0, 0.3)).toBeNull();
});

test("mean and variance of few values", () => {
  expect(mean([])).toBe(0);
  expect(sampleVariance([1])).toBe(0);
  expect(sampleVariance([1, 3])).toBe(2);
});

test("Newcombe's interval of a difference has the values of its method 10, and turns with its sides", () => {
  // Newcombe 1998, table II: 56/70 − 48/80.
  const known = newcombeInterval({ successes: 56, n: 70 }, { successes: 48, n: 80 });
  expect(known.difference).toBeCloseTo(0.2, 10);
  expect(known.low).toBeCloseTo(0.0524, 4);
  expect(known.high).toBeCloseTo(0.3339, 4);
  const five = newcombeInterval({ successes: 1, n: 5 }, { successes: 5, n: 5 });
  const turned = newcombeInterval({ successes: 5, n: 5 }, { successes: 1, n: 5 });
  expect([-turned.high, -turned.low]).toEqual([five.low, five.high]);
  expect(five.high, "4 of 5 apart is shown").toBeLessThan(0);
  expect(newcombeInterval({ successes: 0, n: 0 }, { successes: 1, n: 3 })).toMatchObject({
    low: -1,
    high: 1,
  });
});
