import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { countedTokens } from "../session/session-state";
import { forecastBudget } from "./budget-forecast";

function scriptWithTurns(turns: number, tokensPerTurn: number, limit = 1_000): SessionScript {
  const script = new SessionScript({ contextLimitTokens: limit, softMark: 0.7, hardMark: 0.9 });
  for (let turn = 0; turn < turns; turn++) {
    script.say("q".repeat(tokensPerTurn / 2));
    script.answer("a".repeat(tokensPerTurn / 2));
  }
  return script;
}

describe("forecastBudget", () => {
  it("says nothing before the first turn has ended", () => {
    const script = new SessionScript();
    expect(forecastBudget(script.state)).toEqual({ kind: "no-pace-yet" });
    script.say("hello");
    script.startStep();
    expect(forecastBudget(script.state)).toEqual({ kind: "no-pace-yet" });
  });

  it("names the turn that really crosses the soft mark when the pace stays", () => {
    const script = scriptWithTurns(2, 100);
    const forecast = forecastBudget(script.state);
    expect(forecast).toEqual({ kind: "crosses", mark: "soft", tokensPerTurn: 100, turns: 4, turnNumber: 6 });
    expect(countedTokens(scriptWithTurns(5, 100).state)).toBeLessThanOrEqual(700);
    expect(countedTokens(scriptWithTurns(6, 100).state)).toBeGreaterThan(700);
  });

  it("looks at the hard mark once the soft one is behind, and stops at the hard one", () => {
    expect(forecastBudget(scriptWithTurns(6, 100).state)).toMatchObject({ mark: "hard", turns: 2 });
    expect(forecastBudget(scriptWithTurns(8, 100).state)).toEqual({ kind: "past-hard-mark" });
  });

  it("does not take a turn in which a FILTER made room for the pace", () => {
    const script = scriptWithTurns(2, 100);
    const [said] = script.say("q".repeat(50));
    script.startStep();
    script.finishStep({ text: "", toolCalls: [], tokens: 0 });
    script.filter(script.state.order.toArray().slice(1, 5));
    script.answer("a".repeat(50));
    expect(said).toBeDefined();
    expect(forecastBudget(script.state)).toMatchObject({ kind: "crosses", tokensPerTurn: 100 });
  });
});
