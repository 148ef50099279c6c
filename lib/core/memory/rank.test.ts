import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import type { ContextItem } from "../log/context-item";
import { liveItems } from "../session/session-state";
import { nearMissCount, splitRetrieval } from "./rank";

const scored = Array.from({ length: 12 }, (_, index) => ({
  memoryId: `mem_${index}`,
  version: 1,
  content: `Fact ${index}.`,
  memoryType: "general",
  metadata: {},
  score: 1 - index / 20,
  meaning: null,
  words: 0,
}));

function contextWith(memoryId: string, version: number): readonly ContextItem[] {
  const script = new SessionScript();
  const result = script.newItem({ kind: "retrieved", author: "person", memories: [{ memoryId, version }] });
  script.append({
    type: "memories-retrieved",
    ...script.place("person"),
    operation: "RETRIEVE",
    toolCallId: null,
    durationMs: 1,
    result,
    query: "q",
    topK: 3,
    metadataFilter: null,
    hits: [],
    alreadyInContext: [],
    nearMisses: [],
    searchedMemories: 0,
    embeddingModel: null,
  });
  return liveItems(script.state);
}

describe("splitRetrieval", () => {
  it("takes the best and keeps the next ones with the reason they were left out", () => {
    const { hits, nearMisses, alreadyInContext } = splitRetrieval(scored, 3, []);
    expect(hits.map((hit) => hit.memoryId)).toEqual(["mem_0", "mem_1", "mem_2"]);
    expect(nearMisses).toHaveLength(nearMissCount);
    expect(nearMisses[0]).toMatchObject({ memoryId: "mem_3", reason: "below-top-k" });
    expect(alreadyInContext).toEqual([]);
  });

  it("names what stands in the context instead of repeating it, but brings a newer version", () => {
    expect(splitRetrieval(scored, 3, contextWith("mem_1", 1))).toMatchObject({
      hits: [{ memoryId: "mem_0" }, { memoryId: "mem_2" }],
      alreadyInContext: [{ memoryId: "mem_1" }],
    });
    expect(splitRetrieval(scored, 3, contextWith("mem_1", 2)).alreadyInContext).toEqual([]);
  });
});
