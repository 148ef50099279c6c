import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beginningOf, shortenedTo } from "./shorten";

const graphemes = (text: string) =>
  [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].map(({ segment }) => segment);

describe("the beginning of a text", () => {
  test.each([
    ["a surrogate pair", "ab😀", 3, "ab"],
    ["a family of four", "ab👨‍👩‍👧‍👦", 5, "ab"],
    ["a flag", "ab🇳🇴", 4, "ab"],
    ["a letter with its mark", "abe\u0301", 3, "ab"],
    ["a syllable in Devanagari", "नमस्ते", 3, "नम"],
    ["a skin tone", "👍🏽", 2, ""],
  ])("does not cut through %s", (_, text, longest, expected) => {
    expect(beginningOf(text, longest)).toBe(expected);
    expect(beginningOf(text, text.length)).toBe(text);
  });

  test("is whole characters, as many as fit", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(40), (text, longest) => {
        const all = graphemes(text);
        const taken = graphemes(beginningOf(text, longest));
        expect(all.slice(0, taken.length)).toEqual(taken);
        const next = all[taken.length];
        const length = taken.join("").length;
        expect(length).toBeLessThanOrEqual(longest);
        if (next !== undefined) expect(length + next.length).toBeGreaterThan(longest);
      }),
    );
  });

  test("says where something was left out, within its length", () => {
    expect(shortenedTo("Lives in Bergen", 10)).toBe("Lives in …");
    expect(shortenedTo("Bergen", 6)).toBe("Bergen");
  });
});
