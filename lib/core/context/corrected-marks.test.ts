import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { unknownModelFacts } from "../model/model-facts";
import { countedTokens } from "../session/session-state";
import { correctedMarks, expectedTokens, tokenizerFit } from "./corrected-marks";

const model = { provider: "test", modelId: "scripted" };
const other = { provider: "test", modelId: "another" };

/** A session of one step for each size of message, of which the provider reports what `counts` makes of our count. */
function reporting(sizes: readonly number[], counts: (ours: number) => number | null): SessionScript {
  const script = new SessionScript({ contextLimitTokens: 4_000, softMark: 0.7, hardMark: 0.92 });
  for (const size of sizes) {
    script.say("x".repeat(size));
    script.startStep();
    script.finishStep({ tokens: 0 }, counts(countedTokens(script.state)));
    script.append({ type: "turn-completed", ...script.place("app"), reason: "answered" });
  }
  return script;
}

describe("the marks for a model", () => {
  const { state } = new SessionScript({ contextLimitTokens: 8_000, softMark: 0.7, hardMark: 0.92 });

  it("stay where they are for a model that reads more, and are both lowered for one that reads less", () => {
    const reads = (contextTokens: number | null) =>
      correctedMarks(state, model, { ...unknownModelFacts, contextTokens });
    expect(reads(null)).toEqual({ softTokens: 5_600, hardTokens: 7_360 });
    expect(reads(1_000_000)).toEqual(reads(null));
    expect(reads(2_000)).toEqual({ softTokens: 1_400, hardTokens: 1_840 });
  });

  it("follow the known ratio of its tokenizer until the provider has reported one", () => {
    const facts = { ...unknownModelFacts, tokenizerRatio: 1.25 };
    expect(correctedMarks(state, model, facts)).toEqual({ softTokens: 4_480, hardTokens: 5_888 });
    expect(correctedMarks(state, model, { ...facts, tokenizerRatio: 0.8 })).toEqual(
      correctedMarks(state, model),
    );
  });

  it("are learned from the model's own reports, by their ratio at first", () => {
    const { state: reported } = reporting([100], (ours) => ours * 1.25);
    expect(correctedMarks(reported, model)).toEqual({ softTokens: 2_240, hardTokens: 2_944 });
    expect(correctedMarks(reported, other).softTokens).toBe(2_800);
  });

  it("know what the template adds once two reports lie apart: 29 % in a short prompt are no 29 % in a long one", () => {
    const { state: reported } = reporting([700, 300], (ours) => ours + 290);
    expect(tokenizerFit(reported, model)).toEqual({ fixedTokens: 290, ratio: 1 });
    expect(correctedMarks(reported, model)).toEqual({ softTokens: 2_800 - 290, hardTokens: 3_680 - 290 });
  });

  it("stay for a model whose provider reports nothing, or nonsense", () => {
    expect(correctedMarks(reporting([100], () => null).state, model).softTokens).toBe(2_800);
    const { softTokens, hardTokens } = correctedMarks(reporting([100], () => 90_000).state, model);
    expect([softTokens, hardTokens]).toEqual([1_400, 1_840]);
  });

  it("hold what they say: at a mark the model counts as many tokens as the mark allows, and never more", () => {
    const cases = fc.record({
      ratio: fc.double({ min: 1, max: 1.9, noNaN: true }),
      fixed: fc.nat(400),
      sizes: fc.array(fc.nat(600), { minLength: 2, maxLength: 5 }),
    });
    fc.assert(
      fc.property(cases, ({ ratio, fixed, sizes }) => {
        const count = (ours: number) => Math.round(fixed + ratio * ours);
        const { state: reported } = reporting([300, ...sizes, 300], count);
        const fit = tokenizerFit(reported, model);
        const { softTokens, hardTokens } = correctedMarks(reported, model);
        expect(softTokens).toBeLessThanOrEqual(2_800);
        expect(hardTokens).toBeLessThanOrEqual(3_680);
        if (softTokens > 1_400) expect(expectedTokens(fit, softTokens)).toBeLessThanOrEqual(2_800 + 2);
        if (hardTokens > 1_840) expect(count(hardTokens)).toBeLessThanOrEqual(3_680 + 40);
      }),
    );
  });
});
