import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchPalette } from "./palette-match";

const entry = (label: string, keywords?: string) => ({ label, ...(keywords ? { keywords } : {}) });

describe("what the palette finds", () => {
  test("all words in any order, beginnings first, whatever accents and case", () => {
    const entries = [
      entry("Plan a trip"),
      entry("São Paulo trip plan"),
      entry("Trip to Oslo"),
      entry("Strip"),
    ];
    const labels = (search: string) => matchPalette(entries, search, 9).map(({ label }) => label);
    expect(labels("trip")).toEqual(["Trip to Oslo", "Plan a trip", "São Paulo trip plan", "Strip"]);
    expect(labels("sao PLAN")).toEqual(["São Paulo trip plan"]);
    expect(labels("漢")).toEqual([]);
    expect(labels("  ")).toHaveLength(4);
  });

  test("words beside the label", () => {
    expect(matchPalette([entry("Filter", "operation context drop")], "drop", 9)).toHaveLength(1);
  });

  test("never more than the limit, and only what has every word", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string()),
        fc.string(),
        fc.integer({ min: 0, max: 5 }),
        (labels, search, limit) => {
          const found = matchPalette(
            labels.map((label) => entry(label)),
            search,
            limit,
          );
          expect(found.length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });

  test("ten thousand sessions are matched within a frame", () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      entry(`Session number ${index} about the Trieste trip`),
    );
    matchPalette(many, "trieste 9999", 8);
    const start = performance.now();
    expect(matchPalette(many, "trieste 9999", 8)).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
