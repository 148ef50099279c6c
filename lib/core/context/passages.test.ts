import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passageCharacters, splitIntoPassages } from "./passages";

describe("splitIntoPassages", () => {
  it("cuts at sentence ends and fills each passage", () => {
    expect(splitIntoPassages("One one. Two two! Three?\nFour", 18)).toEqual([
      "One one. Two two! ",
      "Three?\nFour",
    ]);
  });

  it("gives nothing for white space", () => {
    expect(splitIntoPassages(" \n\t")).toEqual([]);
  });

  it("never cuts through a character that takes two units, so that every piece can be stored", () => {
    const pieces = splitIntoPassages("😀".repeat(500), 7);
    expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
    expect(pieces.join("")).toBe("😀".repeat(500));
  });

  it("loses nothing and keeps the limit, whatever the text", () => {
    const text = fc.array(
      fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.constantFrom(". ", "\n", "! ", "?")),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(
        text.map((parts) => parts.join("")),
        fc.integer({ min: 2, max: 80 }),
        (joined, max) => {
          const passages = splitIntoPassages(joined, max);
          if (joined.trim() !== "") expect(passages.join("")).toBe(joined);
          expect(passages.every((passage) => passage.length > 0 && passage.length <= max)).toBe(true);
        },
      ),
    );
    expect(splitIntoPassages("x".repeat(1_300)).map((passage) => passage.length)).toEqual([
      passageCharacters,
      passageCharacters,
      100,
    ]);
  });
});
