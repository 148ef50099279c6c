import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import type { ContextItem } from "../log/context-item";
import { liveItems } from "../session/session-state";
import { nearMissCount, retrievalLimits, splitRetrieval } from "./rank";

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
    const { hits, nearMisses, alreadyInContext } = splitRetrieval(scored, { topK: 3, cut: null }, []);
    expect(hits.map((hit) => hit.memoryId)).toEqual(["mem_0", "mem_1", "mem_2"]);
    expect(nearMisses).toHaveLength(nearMissCount);
    expect(nearMisses[0]).toMatchObject({ memoryId: "mem_3", reason: "below-top-k" });
    expect(alreadyInContext).toEqual([]);
  });

  it("names what stands in the context instead of repeating it, but brings a newer version", () => {
    expect(splitRetrieval(scored, { topK: 3, cut: null }, contextWith("mem_1", 1))).toMatchObject({
      hits: [{ memoryId: "mem_0" }, { memoryId: "mem_2" }],
      alreadyInContext: [{ memoryId: "mem_1" }],
    });
    expect(splitRetrieval(scored, { topK: 3, cut: null }, contextWith("mem_1", 2)).alreadyInContext).toEqual(
      [],
    );
  });

  it("keeps strangers out and says that they were below the cut", () => {
    const { hits, nearMisses } = splitRetrieval(scored, { topK: 10, cut: 0.88 }, []);
    expect(hits.map((hit) => hit.memoryId)).toEqual(["mem_0", "mem_1", "mem_2"]);
    expect(nearMisses.map(({ reason }) => reason)).toEqual(Array.from({ length: 5 }, () => "below-cut"));
    const both = splitRetrieval(scored, { topK: 2, cut: 0.88 }, []).nearMisses;
    expect(both.slice(0, 2).map(({ reason }) => reason)).toEqual(["below-top-k", "below-cut"]);
  });
});

describe("retrievalLimits", () => {
  const found = [
    { score: 1, meaning: 0.8 },
    { score: 0.5, meaning: 0.4 },
  ];
  const calibrated = { preset: "calibrated", topK: undefined } as const;

  it("brings up to ten where the best is certain, three where it is not or nobody knows", () => {
    expect(retrievalLimits(found, { ...calibrated, certainFrom: 0.8 })).toEqual({ topK: 10, cut: 0.6 });
    expect(retrievalLimits(found, { ...calibrated, certainFrom: 1.2 })).toEqual({ topK: 3, cut: 0.6 });
    expect(retrievalLimits(found, { ...calibrated, certainFrom: null })).toEqual({ topK: 3, cut: 0.6 });
  });

  it("takes what is asked for as a maximum, and cuts nothing where a list is asked for, the best is found by words alone, nothing is found or the paper is followed", () => {
    expect(retrievalLimits(found, { ...calibrated, topK: 7, certainFrom: null })).toEqual({
      topK: 7,
      cut: 0.6,
    });
    expect(retrievalLimits(found, { ...calibrated, topK: 50, certainFrom: null })).toEqual({
      topK: 50,
      cut: null,
    });
    const byWords = found.map(({ score }) => ({ score, meaning: null }));
    expect(retrievalLimits(byWords, { ...calibrated, certainFrom: null })).toEqual({ topK: 3, cut: null });
    expect(retrievalLimits([], { ...calibrated, certainFrom: 0.8 })).toEqual({ topK: 3, cut: null });
    expect(retrievalLimits(found, { preset: "paper", topK: undefined, certainFrom: 0.8 })).toEqual({
      topK: 3,
      cut: null,
    });
  });
});
