import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { unknownModelFacts } from "../model/model-facts";
import { correctedHardTokens, lastReported, ratioByModel } from "./reported-usage";

describe("reported usage", () => {
  it("sums what the provider reported per model and remembers the last report, through turns without one", () => {
    const script = new SessionScript();
    expect(lastReported(script.state)).toBeNull();
    for (const reported of [300, null, 200]) {
      script.say("hello");
      script.startStep();
      script.finishStep({ tokens: 0 }, reported);
      script.append({ type: "turn-completed", ...script.place("app"), reason: "answered" });
      ratioByModel(script.state);
    }
    const [first, , third] = script.state.turns.toArray().map((turn) => turn.steps[0]?.countedTokens ?? 0);
    expect(lastReported(script.state)).toMatchObject({ reportedTokens: 200, countedTokens: third });
    expect(ratioByModel(script.state)).toMatchObject([
      { steps: 2, reportedTokens: 500, countedTokens: (first ?? 0) + (third ?? 0) },
    ]);
    script.say("not answered yet");
    expect(lastReported(script.state)).toMatchObject({ reportedTokens: 200 });
  });
});

describe("the hard mark for a model", () => {
  const model = { provider: "openai", modelId: "small", label: "small" };
  const { state } = new SessionScript();
  const hardTokens = Math.floor(state.settings.contextLimitTokens * state.settings.hardMark);

  it("stays where it is for a model that reads more, and is lowered for one that reads less", () => {
    const reads = (contextTokens: number | null) =>
      correctedHardTokens(state, model, { ...unknownModelFacts, contextTokens });
    expect(reads(null)).toBe(hardTokens);
    expect(reads(1_000_000)).toBe(hardTokens);
    expect(reads(2_048)).toBe(Math.floor(2_048 * state.settings.hardMark));
  });

  it("follows the known ratio of its tokenizer until the provider has reported one", () => {
    const facts = { ...unknownModelFacts, tokenizerRatio: 1.25 };
    expect(correctedHardTokens(state, model, facts)).toBe(Math.floor(hardTokens / 1.25));
    expect(correctedHardTokens(state, model, { ...facts, tokenizerRatio: 0.8 })).toBe(hardTokens);
  });
});
