import { describe, expect, it } from "vitest";
import { findingOfLabel, judgePairs, qualityOf } from "@/lab/measures/duplicate-quality";
import { compareMemories } from "@/lib/core/memory/compare-memories";
import { freshPairs } from "./fresh-pairs";
import { languagePairs, pairLanguages } from "./language-pairs";
import { memoryPairs, pairsToReportOn, pairsToTuneOn } from "./memory-pairs";
import { wrongRefusals } from "./wrong-refusals";

describe("the labelled pairs", () => {
  it("are at least two hundred, each once, with every label in both halves", () => {
    expect(memoryPairs.length).toBeGreaterThanOrEqual(200);
    expect(new Set(memoryPairs.map((pair) => pair.join("\n"))).size).toBe(memoryPairs.length);
    for (const half of [pairsToTuneOn, pairsToReportOn])
      expect(new Set(half.map(([label]) => label)).size).toBe(5);
  });

  it("are judged precisely even without vectors, also on the half that nothing was tuned on", async () => {
    const judged = await judgePairs(null, pairsToReportOn);
    expect(qualityOf(judged, "repeats").precision).toBeGreaterThanOrEqual(0.95);
    expect(qualityOf(judged, "repeats").recall).toBeGreaterThanOrEqual(0.5);
    expect(qualityOf(judged, "conflicts").precision).toBeGreaterThanOrEqual(0.9);
    expect(qualityOf(judged, "conflicts").recall).toBeGreaterThanOrEqual(0.7);
  });
});

const others = { fresh: freshPairs, ...languagePairs };

describe("the pairs written before the rules", () => {
  it("are at least a hundred and twenty in English, sixty in six other languages and sixty that must both be stored", () => {
    expect(freshPairs.length).toBeGreaterThanOrEqual(120);
    expect(pairLanguages.length).toBeGreaterThanOrEqual(6);
    expect(Object.values(languagePairs).flat().length).toBeGreaterThanOrEqual(60);
    expect(wrongRefusals.length).toBeGreaterThanOrEqual(60);
  });

  it.each(wrongRefusals)("%s: “%s” does not stand in the way of “%s”", (_kind, stored, added) => {
    for (const meaning of [null, 0.6, 1])
      expect(compareMemories(added, stored, meaning).relation).not.toBe("duplicate");
  });

  it.each(Object.entries(others))(
    "%s: nothing that says something else is refused, and conflicts are few but right",
    async (_set, pairs) => {
      const judged = await judgePairs(null, pairs);
      const refused = judged.filter(({ comparison }) => comparison.relation === "duplicate");
      expect(refused.every(({ label }) => findingOfLabel(label) === "repeats")).toBe(true);
      expect(qualityOf(judged, "conflicts").precision).toBeGreaterThanOrEqual(0.95);
    },
  );
});
