import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { leftContext, restoredTogether } from "./left-context";

describe("leftContext", () => {
  it("keeps originals in the fold while their summary stands, also through a summary of summaries", () => {
    const script = new SessionScript();
    const [first] = script.say("first");
    const reply = script.answer("reply");
    const inner = script.summarize([first?.itemId ?? "", reply.itemId], "inner");
    const outer = script.summarize([inner.itemId], "outer");
    const left = leftContext(script.state);
    expect(left.groups).toEqual([]);
    expect(left.foldedInto.get(inner.itemId)?.map((item) => item.itemId)).toEqual([
      first?.itemId,
      reply.itemId,
    ]);
    expect(left.foldedInto.get(outer.itemId)?.map((item) => item.itemId)).toEqual([inner.itemId]);

    script.filter([outer.itemId]);
    expect(leftContext(script.state).groups.map((group) => [group.cause, group.items.length])).toEqual([
      ["FILTER", 1],
      ["SUMMARY", 1],
      ["SUMMARY", 2],
    ]);
  });

  it("groups the tray by the event that took the items, the latest first", () => {
    const script = new SessionScript();
    const [first] = script.say("first");
    const reply = script.answer("reply");
    const filtered = script.filter([first?.itemId ?? ""]);
    script.append({
      type: "context-trimmed",
      ...script.place("app"),
      removed: [{ itemId: reply.itemId, rule: "oldest" }],
      tokensBefore: 9,
      tokensAfter: 4,
      limitTokens: 5,
    });
    const left = leftContext(script.state);
    expect(left.groups.map((group) => group.cause)).toEqual(["hard-mark", "FILTER"]);
    expect(left.groups[1]?.bySequence).toBe(filtered.sequence);
    expect([left.items, left.tokens]).toEqual([2, 10]);
  });
});

describe("restoredTogether", () => {
  it("brings a call and its result back together", () => {
    const script = new SessionScript();
    script.say("go");
    const { call, result } = script.callTool();
    script.answer("done");
    script.filter([call.itemId, result.itemId]);
    expect(restoredTogether(script.state, result.itemId)).toEqual([call.itemId, result.itemId]);
    expect(restoredTogether(script.state, call.itemId)).toEqual([call.itemId, result.itemId]);
    script.restore([call.itemId, result.itemId]);
    expect(restoredTogether(script.state, call.itemId)).toEqual([]);
  });
});
