import fc from "fast-check";
import { expect, it } from "vitest";
import { asciiLetters } from "./ascii-letters";

it("keeps every place and every ASCII character", () => {
  expect(asciiLetters("María y Ana, 3–1, 𝒜")).toBe("Marxa y Ana, 3–1, xx");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const masked = asciiLetters(text);
      expect(masked).toHaveLength(text.length);
      expect(masked.replace(/x/g, "")).not.toMatch(/[^\p{ASCII}\P{L}]/u);
    }),
  );
});
