import { describe, expect, it } from "vitest";
import { measureHealth } from "@/lab/measures/health-quality";
import { checkPrecision, isTrusted } from "@/lib/core/memory/health/check-precision";
import { healthKinds } from "@/lib/core/memory/memory-care";
import { labelledStores, laterStore } from "./labelled-stores";
import { echoCases, supportCases } from "./support-cases";

describe("the labelled stores", () => {
  it("name memories that exist, each pair in the order of the store", () => {
    for (const { memories, repeats, contradictions } of [...labelledStores, laterStore]) {
      const ids = memories.map(([memoryId]) => memoryId);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [left, right] of [...repeats, ...contradictions])
        expect(ids.indexOf(left)).toBeLessThan(ids.indexOf(right));
    }
    expect(supportCases.length).toBeGreaterThanOrEqual(50);
    expect(echoCases.length).toBeGreaterThanOrEqual(24);
  });
});

describe("the checks of the health report", () => {
  it("carry the precision that they have on the labelled stores, and are shown from 90 percent on", () => {
    const { checks } = measureHealth();
    for (const { kind, right, found } of checks) {
      expect(checkPrecision[kind], kind).toEqual({ right, found });
      expect(isTrusted(kind), kind).toBe(right >= 0.9 * found);
    }
    expect(healthKinds.filter((kind) => !isTrusted(kind))).toEqual(["near-duplicate", "unsupported"]);
  });
});
