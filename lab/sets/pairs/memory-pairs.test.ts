import { describe, expect, it } from "vitest";
import { judgePairs, qualityOf } from "@/lab/measures/duplicate-quality";
import { memoryPairs, pairsToReportOn, pairsToTuneOn } from "./memory-pairs";

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
    expect(qualityOf(judged, "conflicts", true).precision).toBeGreaterThanOrEqual(0.95);
  });
});
