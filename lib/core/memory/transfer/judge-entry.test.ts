import { describe, expect, it } from "vitest";
import { findRepeats, judgeEntry } from "./judge-entry";

describe("the verdict on an entry", () => {
  const neighbour = (content: string, meaning: number | null = null) => ({
    memoryId: "mem_1",
    version: 1,
    content,
    meaning,
  });

  it.each([
    ["Lives in Oslo", "Lives in Oslo.", "duplicate"],
    ["Lives in Oslo", "Lives in Bergen", "conflict"],
    ["Plays the oboe", "Lives in Bergen", "new"],
  ])("%s beside %s is %s", (content, stored, verdict) => {
    const judged = judgeEntry({ line: 3, content }, [neighbour("Likes tea"), neighbour(stored)]);
    expect(judged.verdict).toBe(verdict);
    expect(judged.against?.content ?? null).toBe(verdict === "new" ? null : stored);
  });

  it("finds lines that repeat an earlier one", () => {
    const entry = (line: number, content: string) => ({
      line,
      content,
      memoryType: "general",
      metadata: {},
      createdAt: null,
    });
    const repeats = findRepeats([
      entry(1, "Likes tea"),
      entry(2, "likes  tea!"),
      entry(3, "🐙"),
      entry(4, "🦑"),
      entry(9, "🐙"),
    ]);
    expect([...repeats]).toEqual([
      [2, 1],
      [9, 3],
    ]);
  });
});
