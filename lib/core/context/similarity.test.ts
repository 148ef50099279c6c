import { describe, expect, it } from "vitest";
import { cosine, scorePassages } from "./similarity";

const onSubject = { text: "x".repeat(600), vector: [1, 0] };
const other = { text: "y".repeat(600), vector: [0, 1] };

describe("cosine", () => {
  it("is one for the same direction, zero for none in common and for the zero vector", () => {
    expect(cosine([2, 0], [5, 0])).toBe(1);
    expect(cosine([1, 0], [0, 1])).toBe(0);
    expect(cosine([0, 0], [1, 1])).toBe(0);
  });
});

describe("scorePassages", () => {
  it("does not let one relevant passage speak for a long message, but shows it", () => {
    const score = scorePassages([1, 0], [onSubject, other, other]);
    expect(score.score).toBeCloseTo(1 / 3, 5);
    expect(score.bestPassageScore).toBe(1);
  });

  it("weighs passages by their length", () => {
    const score = scorePassages([1, 0], [onSubject, { ...other, text: "y".repeat(200) }]);
    expect(score.score).toBeCloseTo(0.75, 5);
  });

  it("scores an item without text zero, and writes the same six decimals everywhere", () => {
    expect(scorePassages([1, 0], [])).toEqual({ score: 0, bestPassageScore: 0 });
    expect(scorePassages([1, 2], [{ text: "z", vector: [2, 1] }]).score).toBe(0.8);
    expect(String(scorePassages([1, 2], [{ text: "z", vector: [1, 1] }]).score)).toBe("0.948683");
  });
});
