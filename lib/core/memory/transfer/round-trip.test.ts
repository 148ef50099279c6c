import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryContentMaxCharacters, memoryTypes } from "../../log/operations";
import { cleanText } from "../../text/clean-text";
import { readOrFail, version } from "./testing/transfer-samples";
import { writeJsonLines } from "./write-json-lines";
import { writeMarkdown } from "./write-markdown";

/** Text as the store holds it: cleaned, trimmed, not empty, not too long. */
const storedText = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }),
    fc.string({ unit: "binary", minLength: 1, maxLength: 80 }),
    fc
      .array(
        fc.constantFrom(
          "- a",
          "  b",
          "",
          "# c",
          "1. d",
          "\r",
          "\t",
          "<!-- x -->",
          "{",
          "[",
          "مرحبا",
          "👩‍👩‍👧",
          ">",
          "---",
        ),
      )
      .map((lines) => lines.join("\n")),
    fc.constant('tea\n<!-- {"type":"general","metadata":{},"created":"2026-01-01T00:00:00.000Z"} -->'),
  )
  .map((text) => cleanText(text.toWellFormed())?.trim() ?? "")
  .filter((text) => text.length > 0 && text.length <= memoryContentMaxCharacters);

const memories = fc.array(
  fc.record({
    content: storedText,
    memoryType: fc.constantFrom(...memoryTypes),
    metadata: fc.dictionary(
      fc.stringMatching(/^[a-z>-]{1,10}$/),
      fc.oneof(fc.stringMatching(/^[ -~]{1,20}$/), fc.integer(), fc.boolean()),
    ),
  }),
  { minLength: 1, maxLength: 12 },
);

describe("round trip", () => {
  for (const [name, write] of [
    ["JSON Lines", writeJsonLines],
    ["Markdown", writeMarkdown],
  ] as const) {
    it(`gives back every text, type and metadata through ${name}`, () => {
      fc.assert(
        fc.property(memories, (listed) => {
          const file = readOrFail(write(listed.map(version)));
          expect(file.leftOut).toEqual([]);
          expect(
            file.entries.map(({ content, memoryType, metadata }) => ({ content, memoryType, metadata })),
          ).toEqual(listed);
          expect(file.entries.every((entry) => entry.createdAt === "2026-11-22T12:00:00.000Z")).toBe(true);
        }),
        { numRuns: 400 },
      );
    });
  }

  it("survives an editor that ends lines with a carriage return", () => {
    const written = writeMarkdown([version({ content: "Lives in Tromsø.\nSince November." })]);
    const file = readOrFail(written.replaceAll("\n", "\r\n"));
    expect(file.entries.map((entry) => entry.content)).toEqual(["Lives in Tromsø.\nSince November."]);
  });
});
