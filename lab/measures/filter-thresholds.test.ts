import { describe, expect, it } from "vitest";
import { filterThresholdOf } from "@/lib/adapters/embeddings/filter-thresholds";
import { filterCases } from "../sets/filter/filter-cases";

describe("filterThresholdOf", () => {
  it("gives an embedder that nobody calibrated the paper's threshold", () => {
    expect(filterThresholdOf("some-other-model")).toBe(0.6);
  });
});

describe("the labeled set", () => {
  it("has at least thirty contexts of at least eight items, each with both labels", () => {
    expect(filterCases.length).toBeGreaterThanOrEqual(30);
    for (const { remove, keep } of filterCases) {
      expect(remove.length + keep.length).toBeGreaterThanOrEqual(8);
      expect(remove.length).toBeGreaterThan(0);
      expect(keep.some((text) => remove.includes(text))).toBe(false);
    }
  });
});
