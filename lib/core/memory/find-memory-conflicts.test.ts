import { describe, expect, it } from "vitest";
import { findMemoryConflicts, mostConflicts } from "./find-memory-conflicts";

const listOf = (...contents: string[]) =>
  contents.map((content, index) => ({ memoryId: `mem_${index}`, content }));

describe("findMemoryConflicts", () => {
  it("names each pair once, in the order of the list, with the reason", () => {
    const conflicts = findMemoryConflicts(
      listOf("Mara lives in Bergen.", "Owns a red bicycle.", "Mara moved to Tromsø.", "owns a RED bicycle"),
    );
    expect(conflicts).toEqual([
      {
        isCertain: true,
        kind: "contradiction",
        memoryIds: ["mem_0", "mem_2"],
        reason: expect.stringContaining("Tromsø"),
      },
      { isCertain: true, kind: "duplicate", memoryIds: ["mem_1", "mem_3"], reason: expect.any(String) },
    ]);
  });

  it("needs likeness in meaning where vectors are known", () => {
    const memories = listOf(
      "Swims in the lake before breakfast.",
      "Swims in the lake before the breakfast hour.",
    );
    const withVectors = (second: readonly number[]) =>
      memories.map((memory, index) => ({ ...memory, vector: index === 0 ? [1, 0] : second }));
    expect(findMemoryConflicts(withVectors([1, 0.1]))).toHaveLength(1);
    expect(findMemoryConflicts(withVectors([0, 1]))).toEqual([]);
  });

  it("finds nothing in nothing, and stops at the most anyone can work through", () => {
    expect(findMemoryConflicts([])).toEqual([]);
    const same = Array.from({ length: 60 }, (_, index) => ({
      memoryId: `mem_${index}`,
      content: "Likes tea.",
    }));
    expect(findMemoryConflicts(same)).toHaveLength(mostConflicts);
  });

  it("finds the planted pairs among ten thousand memories", () => {
    const subjects = "ash birch cedar elm fir hazel ivy juniper larch maple".split(" ");
    const memories = Array.from({ length: 10_000 }, (_, index) => ({
      memoryId: `mem_${index}`,
      content: `Planted tree${index % 997} beside the ${subjects[index % 10]} near fence${Math.floor(index / 3)} for client${index}.`,
    }));
    memories.push(
      { memoryId: "a", content: "Mara lives in Bergen." },
      { memoryId: "b", content: "Mara lives in Oslo." },
    );
    const pairs = findMemoryConflicts(memories).map(({ memoryIds }) => memoryIds.join());
    expect(pairs).toContain("a,b");
  }, 20_000);
});
