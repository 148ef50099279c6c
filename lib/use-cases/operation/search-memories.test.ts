import { describe, expect, test } from "vitest";
import { createStudio } from "@/lib/testing/studio";
import { searchMemories } from "./search-memories";

async function studioWith(...contents: readonly string[]) {
  const studio = createStudio([]);
  for (const content of contents) await studio.operate("ADD", { content });
  const search = (query: string, limit = 10) =>
    searchMemories(studio.deps, {
      ownerId: "mara",
      query,
      metadataFilter: null,
      limit,
      now: "2026-11-26T12:00:00.000Z",
    });
  return { studio, search };
}

const journeys = [
  "Mara travelled to Lisbon in May 2023.",
  "Mara travelled to Prague in March 2026.",
  "Mara travelled to Vienna in December 2025.",
];

describe("searchMemories", () => {
  test("puts what fits the time asked for first, and says which time that was", async () => {
    const { search } = await studioWith(...journeys);
    const found = await search("Where has Mara travelled to last March?");
    expect(found.memories[0]).toMatchObject({ content: journeys[1], time: 1 });
    expect(found.time).toEqual({
      words: "March",
      from: "2026-03-01T00:00:00.000Z",
      to: "2026-04-01T00:00:00.000Z",
    });
    expect((await search("Where has Mara travelled to?")).time).toBeNull();
  });

  test("finds the event that a question is anchored on, and looks before it", async () => {
    const { search } = await studioWith(
      "Mara lived in Bergen from 2016 to 2024.",
      "Mara moved to Oslo in January 2025.",
      "Mara lived in a hut in summer 2026.",
    );
    const found = await search("Where has Mara lived before she moved to Oslo?");
    expect(found.memories[0]?.content).toBe("Mara lived in Bergen from 2016 to 2024.");
    expect(found.time).toMatchObject({ from: null, to: "2025-01-01T00:00:00.000Z" });
    expect(found.memories.find(({ memoryId }) => memoryId === found.time?.anchorMemoryId)?.content).toMatch(
      /Oslo/,
    );
  });

  test("asks the embedder once, whatever the question", async () => {
    const { studio, search } = await studioWith(...journeys);
    const before = studio.adapters.embedder.calls.length;
    await search("Where was Mara before she travelled to Prague?");
    expect(studio.adapters.embedder.calls).toHaveLength(before + 1);
  });
});
