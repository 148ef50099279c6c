import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { decideFilter, type ItemScore } from "./decide-filter";

const scoresOf = (scores: Readonly<Record<string, number>>): ReadonlyMap<string, ItemScore> =>
  new Map(Object.entries(scores).map(([itemId, score]) => [itemId, { score, bestPassageScore: score }]));

describe("decideFilter", () => {
  it("removes a question with its answer at or above the threshold and frees their tokens", () => {
    const script = new SessionScript();
    const [said] = script.say("football!");
    const answer = script.answer("Indeed.");
    const at = (score: number) => decideFilter(script.state, 0.6, scoresOf({ [said?.itemId ?? ""]: score }));
    expect(at(0.6).removedItemIds).toEqual([said?.itemId, answer.itemId]);
    expect(at(0.6).tokensFreed).toBe(16);
    expect(at(0.27).candidates.map(({ outcome }) => outcome)).toEqual(["kept", "kept"]);
  });

  it("removes nothing on a doubt: just below the threshold, or where too little speaks for it", () => {
    const script = new SessionScript();
    const [said] = script.say("football?");
    script.answer("Perhaps.");
    const scored = (score: ItemScore) =>
      decideFilter(script.state, 0.6, new Map([[said?.itemId ?? "", score]]));
    for (const score of [
      { score: 0.55, bestPassageScore: 0.55 },
      { score: 0.25, bestPassageScore: 0.5, isDoubtful: true },
    ]) {
      expect(scored(score).removedItemIds).toEqual([]);
      expect(scored(score).candidates.map(({ outcome }) => outcome)).toEqual(["doubtful", "doubtful"]);
    }
  });

  const told = (scores: readonly ItemScore[]) => {
    const script = new SessionScript();
    const items = scores.map((score, index) => {
      const [said] = script.say(`message ${index}`);
      script.append({ type: "turn-completed", ...script.place("app"), reason: "answered" });
      return [said?.itemId ?? "", score] as const;
    });
    const { candidates } = decideFilter(script.state, 0.6, new Map(items));
    return candidates.map(({ outcome }) => outcome);
  };
  const scored = (...scores: readonly number[]) =>
    scores.map((score) => ({ score, bestPassageScore: score }));
  const unread = (...scores: readonly number[]) =>
    scored(...scores).map((one) => ({ ...one, isByWords: true }));

  it("doubts what is most alike where nothing is alike enough, and less where something leaves", () => {
    expect(told(scored(0.28, 0.1))).toEqual(["doubtful", "kept"]);
    expect(told(scored(0.9, 0.31, 0.33))).toEqual(["removed", "kept", "doubtful"]);
    expect(told(scored(0, 0.2))).toEqual(["kept", "kept"]);
  });

  it("doubts what it cannot read where no word is found, and else what follows on what leaves", () => {
    expect(told(unread(0, 0))).toEqual(["doubtful", "doubtful"]);
    expect(told(unread(0, 1, 0, 0))).toEqual(["kept", "removed", "doubtful", "kept"]);
  });

  it("doubts five at most for that: the most alike, then the latest", () => {
    const outcomes = told(scored(0.31, 0.32, 0.33, 0.34, 0.35, 0.36, 0.37));
    expect(outcomes).toEqual(["kept", "kept", ...Array.from({ length: 5 }, () => "doubtful")]);
    expect(told(unread(0, 0, 0, 0, 0, 0)).filter((outcome) => outcome === "doubtful")).toHaveLength(5);
  });

  it("takes a retrieval and its result together", () => {
    const script = new SessionScript();
    script.say("hello");
    const toolCalls = [{ toolCallId: "c", toolName: "Retrieve_memory", input: {} }];
    const { call, result } = script.callTool(
      { toolCalls },
      { kind: "retrieved", toolName: "Retrieve_memory" },
    );
    script.answer("done");
    const decision = decideFilter(script.state, 0.5, scoresOf({ [result.itemId]: 0.9 }));
    expect(decision.removedItemIds).toEqual([call.itemId, result.itemId]);
    expect(decision.candidates.map(({ score }) => score)).toEqual([0, 0.9]);
  });

  it("never judges calls that write memory or act on the context, nor the message that asks", () => {
    const script = new SessionScript();
    script.say("football");
    const { call, result } = script.callTool();
    script.answer("stored");
    const [asking] = script.say("drop football");
    const all = [...script.state.items.keys()].map((itemId) => [itemId, 1] as const);
    const decision = decideFilter(script.state, 0.1, scoresOf(Object.fromEntries(all)));
    for (const item of [call, result, asking]) expect(decision.removedItemIds).not.toContain(item?.itemId);
    expect(decision.candidates.map(({ itemId }) => itemId)).not.toContain(asking?.itemId);
    expect(decision.removedItemIds).toHaveLength(2);
  });

  it("names what protects an item that it would have taken, and keeps its answer with it", () => {
    const script = new SessionScript();
    const [kept] = script.say("football");
    script.answer("yes");
    script.protect(kept?.itemId ?? "", false, true);
    const decision = decideFilter(script.state, 0.1, scoresOf({ [kept?.itemId ?? ""]: 1 }));
    expect(decision.removedItemIds).toEqual([]);
    expect(decision.candidates.map(({ outcome, protection }) => [outcome, protection])).toEqual([
      ["protected", "never-filter"],
      ["protected", "never-filter"],
    ]);
  });

  it("takes the pieces of a long message that it means, and the answer with the last of them", () => {
    const script = new SessionScript();
    const pieces = script.say("The dough rises. ", "The tax office writes. ", "The rocket flies.");
    const answer = script.answer("That was long.");
    const [dough, ...others] = pieces.map(({ itemId }) => itemId);
    const take = (...meant: readonly (string | undefined)[]) => {
      const all = [...pieces, answer].map(({ itemId }) => [itemId, meant.includes(itemId) ? 0.9 : 0.1]);
      return decideFilter(script.state, 0.5, scoresOf(Object.fromEntries(all))).removedItemIds;
    };
    expect(take(dough)).toEqual([dough]);
    expect(take(answer.itemId)).toEqual([answer.itemId]);
    expect(take(...others)).toEqual(others);
    expect(take(dough, ...others)).toEqual([dough, ...others, answer.itemId]);

    script.filter(others.flatMap((itemId) => itemId ?? []));
    expect(take(dough)).toEqual([dough, answer.itemId]);
  });

  it("keeps the answer of a long message while a piece of it must stay", () => {
    const script = new SessionScript();
    const [first, second] = script.say("football one ", "football two");
    const answer = script.answer("yes");
    script.protect(second?.itemId ?? "", true, false);
    const all = [first, second].map((piece) => [piece?.itemId, 1]);
    const decision = decideFilter(
      script.state,
      0.5,
      scoresOf({ ...Object.fromEntries(all), [answer.itemId]: 0 }),
    );
    expect(decision.removedItemIds).toEqual([first?.itemId]);
  });

  it("leaves out what has no score", () => {
    const script = new SessionScript();
    script.say("hello");
    expect(decideFilter(script.state, 0, new Map())).toEqual({
      candidates: [],
      removedItemIds: [],
      tokensFreed: 0,
    });
  });
});
