import fc from "fast-check";
import { expect, test } from "vitest";
import { bandOf, judgeBands, readJudgeScore } from "./judge-score";

test.each([
  ["0.8", 0.8],
  [" 1.0\n", 1],
  ["Score: 0.35", 0.35],
  ["**0.6**", 0.6],
  ["0,7", 0.7],
  ["0.9/1", 0.9],
  ["0.9 / 1.0", 0.9],
  ["<think>0.2 or 0.4?</think>0.4", 0.4],
  ["评分:0.5", 0.5],
  ["0", 0],
])("reads %s", (text, score) => {
  expect(readJudgeScore(text)).toBe(score);
});

test.each(["", "good", "8", "85%", "between 0.2 and 0.4", "-0.5", "1.2", "7/10", "gpt-4 says 0.5 0.6"])(
  "takes nothing from %j",
  (text) => {
    expect(readJudgeScore(text)).toBeNull();
  },
);

test("every score has one of the six bands, better scores no worse ones", () => {
  expect(judgeBands).toHaveLength(6);
  expect([1, 0.99, 0.8, 0.79, 0.6, 0.5, 0.4, 0.3, 0.19, 0].map(bandOf)).toEqual([
    0, 1, 1, 2, 2, 3, 3, 4, 5, 5,
  ]);
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(bandOf(high)).toBeLessThanOrEqual(bandOf(low));
        expect(bandOf(low)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
