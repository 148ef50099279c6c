import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fact } from "../summary-coverage";
import { factPieces } from "./fact-places";

type Marked = Pick<Fact, "kind" | "text" | "standing">;

const lost = (text: string, kind: Fact["kind"] = "name"): Marked => ({ kind, text, standing: "lost" });
const kept = (text: string, kind: Fact["kind"] = "name"): Marked => ({ kind, text, standing: "kept" });

function marked(text: string, facts: readonly Marked[]): string {
  return factPieces(text, facts)
    .map(({ text: part, standing }) => (standing === null ? part : `[${standing} ${part}]`))
    .join("");
}

describe("the places of facts in an original", () => {
  it("are whole words, whatever their case, each time they occur", () => {
    expect(marked("Elin met ELIN at Elinor's.", [lost("Elin")])).toBe(
      "[lost Elin] met [lost ELIN] at Elinor's.",
    );
    expect(marked("12 of 120, and 12.", [lost("12", "number")])).toBe("[lost 12] of 120, and [lost 12].");
    expect(marked("Мы были в Москве, Москва", [lost("москве")])).toBe("Мы были в [lost Москве], Москва");
    expect(marked("李さんは東京にいる", [lost("東京")])).toBe("李さんは[lost 東京]にいる");
  });

  it("inside a sentence are marked by themselves", () => {
    const rule = "Never serve nuts to Elin.";
    expect(marked(`Hi. ${rule}`, [kept("Elin"), lost(rule, "constraint")])).toBe(
      "Hi. [lost Never serve nuts to ][kept Elin][lost .]",
    );
  });

  it("keep the text as it is, also where lower case is longer", () => {
    expect(marked("İzmir and Elin", [lost("Elin")])).toBe("İzmir and [lost Elin]");
    const word = fc.constantFrom("Elin", "İ", "東京", "12", " ", "𐐀", "nut", "");
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(""));
    fc.assert(
      fc.property(text, fc.array(word, { maxLength: 4 }), (whole, sought) => {
        const pieces = factPieces(
          whole,
          sought.map((one) => lost(one)),
        );
        expect(pieces.map((piece) => piece.text).join("")).toBe(whole);
      }),
      { numRuns: 100 },
    );
  });
});
