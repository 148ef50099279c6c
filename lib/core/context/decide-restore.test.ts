import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { liveItems } from "../session/session-state";
import { decideRestore, decideUndoSummary } from "./decide-restore";

const idsOf = (script: SessionScript) => liveItems(script.state).map((item) => item.itemId);

describe("decideRestore", () => {
  it("brings call and result back together, in context order, whichever was named", () => {
    const script = new SessionScript();
    script.say("look it up");
    const { call, result } = script.callTool();
    script.answer("found");
    const before = idsOf(script);
    script.filter([call.itemId, result.itemId]);
    const decided = decideRestore(script.state, [result.itemId]);
    expect(decided).toEqual({
      ok: true,
      value: { itemIds: [call.itemId, result.itemId], tokens: 20, undoneSummaryItemId: null },
    });
    script.restore([call.itemId, result.itemId]);
    expect(idsOf(script)).toEqual(before);
  });

  it("brings one half of a question and its answer back alone, and one piece of a long message", () => {
    const script = new SessionScript();
    const [question] = script.say("Who won?");
    const answer = script.answer("Real won.");
    const [dough, taxes] = script.say("The dough rises. ", "The tax office writes.");
    script.filter([question, answer, dough, taxes].flatMap((item) => item?.itemId ?? []));
    for (const itemId of [answer.itemId, taxes?.itemId ?? ""])
      expect(decideRestore(script.state, [itemId])).toMatchObject({ value: { itemIds: [itemId] } });
  });

  it("refuses what is unknown and what is there already", () => {
    const script = new SessionScript();
    const [said] = script.say("hello");
    expect(decideRestore(script.state, ["nobody"])).toMatchObject({
      error: { code: "unknown-item", itemId: "nobody" },
    });
    expect(decideRestore(script.state, [said?.itemId ?? ""])).toMatchObject({
      error: { code: "item-is-live" },
    });
  });

  it("refuses what would break the budget, and says what to remove first", () => {
    const script = new SessionScript({ contextLimitTokens: 400, hardMark: 0.9 });
    const [big] = script.say("b".repeat(150));
    script.answer("ok");
    script.filter([big?.itemId ?? ""]);
    script.say("c".repeat(140));
    script.answer("noted");
    const refused = decideRestore(script.state, [big?.itemId ?? ""]);
    expect(refused).toMatchObject({
      error: { code: "restore-exceeds-budget", neededTokens: 150, freeTokens: 63 },
    });
    expect(!refused.ok && "suggestion" in refused.error && refused.error.suggestion).toContain(
      "about 87 tokens first",
    );
  });
});

describe("decideUndoSummary", () => {
  it("brings back every original that it still stands for and takes the summary out", () => {
    const script = new SessionScript();
    const [first] = script.say("first");
    const answer = script.answer("answer");
    const before = idsOf(script);
    const summary = script.summarize([first?.itemId ?? "", answer.itemId], "short");
    script.restore([answer.itemId]);
    expect(decideUndoSummary(script.state, summary.itemId)).toMatchObject({
      value: { itemIds: [first?.itemId], undoneSummaryItemId: summary.itemId },
    });
    script.restore([first?.itemId ?? ""], summary.itemId);
    expect(idsOf(script)).toEqual(before);
    expect(decideUndoSummary(script.state, summary.itemId)).toMatchObject({
      error: { code: "item-is-live" },
    });
  });

  it("counts the room that the summary itself gives free", () => {
    const script = new SessionScript({ contextLimitTokens: 400, hardMark: 0.9 });
    const [first] = script.say("f".repeat(200));
    const summary = script.summarize([first?.itemId ?? ""], "s".repeat(190));
    expect(decideUndoSummary(script.state, summary.itemId).ok).toBe(true);
    expect(decideUndoSummary(script.state, first?.itemId ?? "")).toMatchObject({
      error: { code: "unknown-item" },
    });
  });
});
