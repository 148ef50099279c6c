import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { budgetOf } from "./budget";

describe("budgetOf", () => {
  it("splits what is used by kind; the parts sum to the whole", () => {
    const script = new SessionScript({ contextLimitTokens: 1_000, softMark: 0.7, hardMark: 0.9 });
    const [said] = script.say("q".repeat(60));
    script.callTool();
    const answer = script.answer("a".repeat(30));
    script.summarize([said?.itemId ?? "", answer.itemId], "s".repeat(25));
    const budget = budgetOf(script.state);
    expect(budget.byKind).toEqual({
      system: 50,
      tools: 100,
      summaries: 25,
      retrieved: 0,
      person: 0,
      agent: 20,
    });
    expect(budget).toMatchObject({
      usedTokens: 195,
      freeTokens: 805,
      softTokens: 700,
      hardTokens: 900,
      level: "comfortable",
    });
  });

  it.each([
    [550, "comfortable"],
    [551, "past-soft-mark"],
    [750, "past-soft-mark"],
    [751, "past-hard-mark"],
  ])("a message of %i tokens is %s: a mark is passed only beyond it", (tokens, level) => {
    const script = new SessionScript({ contextLimitTokens: 1_000, softMark: 0.7, hardMark: 0.9 });
    script.say("x".repeat(tokens));
    expect(budgetOf(script.state).level).toBe(level);
  });

  it("never shows less than nothing free", () => {
    const script = new SessionScript({ contextLimitTokens: 200 });
    script.say("x".repeat(500));
    expect(budgetOf(script.state).freeTokens).toBe(0);
  });
});
