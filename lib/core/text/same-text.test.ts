import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSameText, sameTextKey, wordsAsWritten } from "./same-text";

describe("isSameText", () => {
  it.each([
    ["Likes tea.", "likes  tea!"],
    ["Lives in Zürich", "lives in zürich."],
    ["用户住在上海。", " 用户住在上海"],
    ["उपयोगकर्ता पुणे में रहता है।", "उपयोगकर्ता पुणे में रहता है"],
    ["Dinner at 7 PM", "dinner at 7 pm."],
    ["Rated 4.5.", "rated 4.5"],
    ["Cafe\u0301 at noon", "café at noon"],
  ])("takes “%s” and “%s” for one text", (left, right) => {
    expect(isSameText(left, right)).toBe(true);
  });

  it.each([
    ["Writes C++.", "Writes C#."],
    ["Writes C++.", "Writes C."],
    ["Blood group A+", "Blood group A-"],
    ["Kept at -80 °C.", "Kept at 80 °C."],
    ["Budget < 100", "Budget > 100"],
    ["/srv/a/b", "/srv/a-b"],
    ["It ended 3-1.", "It ended 1-3."],
    ["a → b", "b → a"],
    ["Faltan 3 años", "Faltan 3 anos"],
    ["मोना", "मीना"],
    ["🐙", "🦑"],
    ["🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"],
    ["5 mW", "5 MW"],
    ["Password: Katze7", "Password: katze7"],
    ["7!", "7"],
    ["Really?", "Really"],
  ])("keeps “%s” and “%s” apart", (left, right) => {
    expect(isSameText(left, right)).toBe(false);
  });

  it("does not change its own result", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
        const key = sameTextKey(text);
        expect(sameTextKey(key)).toBe(key);
      }),
    );
  });
});

describe("wordsAsWritten", () => {
  it("keeps signs and leaves out what stands around words", () => {
    expect(wordsAsWritten("He said: “I write C++, (and C#)!” at -80 °C.")).toEqual(
      "he said i write c++ and c# at -80 °c".split(" "),
    );
  });
});
