import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { decideFilter, filterCandidates, type ItemScore } from "./decide-filter";

const scoresOf = (scores: Readonly<Record<string, number>>): ReadonlyMap<string, ItemScore> =>
  new Map(Object.entries(scores).map(([itemId, score]) => [itemId, { score, bestPassageScore: score }]));

describe("decideFilter", () => {
  it("removes what is at or above the threshold and frees its tokens", () => {
    const script = new SessionScript();
    const [said] = script.say("football!");
    const answer = script.answer("Indeed.");
    const decision = decideFilter(
      script.state,
      0.6,
      scoresOf({ [said?.itemId ?? ""]: 0.6, [answer.itemId]: 0.59 }),
    );
    expect(decision.removedItemIds).toEqual([said?.itemId]);
    expect(decision.tokensFreed).toBe(9);
    expect(decision.candidates.map(({ outcome }) => outcome)).toEqual(["removed", "kept"]);
  });

  it("takes a call and its result together when either is alike, each with its own score", () => {
    const script = new SessionScript();
    script.say("hello");
    const { call, result } = script.callTool();
    script.answer("done");
    const decision = decideFilter(script.state, 0.5, scoresOf({ [result.itemId]: 0.9 }));
    expect(decision.removedItemIds).toEqual([call.itemId, result.itemId]);
    expect(decision.candidates.map(({ score }) => score)).toEqual([0, 0.9]);
  });

  it("names what protects an item that it would have taken", () => {
    const script = new SessionScript();
    const [kept] = script.say("football");
    script.answer("yes");
    script.protect(kept?.itemId ?? "", false, true);
    const [current] = script.say("more football");
    const decision = decideFilter(
      script.state,
      0.1,
      scoresOf({ [kept?.itemId ?? ""]: 1, [current?.itemId ?? ""]: 1 }),
    );
    expect(decision.removedItemIds).toEqual([]);
    expect(decision.candidates.map(({ outcome, protection }) => [outcome, protection])).toEqual([
      ["protected", "never-filter"],
      ["protected", "current-message"],
    ]);
  });

  it("leaves out what has no score, and never asks for the system prompt's", () => {
    const script = new SessionScript();
    const [said] = script.say("hello");
    expect(filterCandidates(script.state).map((item) => item.itemId)).toEqual([said?.itemId]);
    expect(decideFilter(script.state, 0, new Map())).toEqual({
      candidates: [],
      removedItemIds: [],
      tokensFreed: 0,
    });
  });
});
