import { describe, expect, it } from "vitest";
import { cosine } from "./similarity";

describe("cosine", () => {
  it("is one for the same direction, zero for none in common and for the zero vector", () => {
    expect(cosine([2, 0], [5, 0])).toBe(1);
    expect(cosine([1, 0], [0, 1])).toBe(0);
    expect(cosine([0, 0], [1, 1])).toBe(0);
  });
});
