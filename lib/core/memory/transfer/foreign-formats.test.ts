import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foreignFormats } from "./testing/foreign-samples";
import { readOrFail } from "./testing/transfer-samples";

/** Facts as people write them: a line each, unlike any mark of a format. Numbered, so that each can be found again. */
const facts = fc
  .array(
    fc.tuple(
      fc.constantFrom("Likes", "Lives in", "住在", "Живёт в", "يسكن في", "Has", "Plays", "Works at", "मिलना"),
      fc.constantFrom(
        "C++",
        "Zürich",
        "京都",
        "Ghent, Belgium",
        "a dog named “Pim”",
        "-80 °C; 5 mg",
        "Казани",
        '"quotes"',
        "50 %",
        "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
      ),
    ),
    { minLength: 2, maxLength: 9 },
  )
  .map((pairs) => pairs.map(([verb, thing], index) => `${verb} ${thing} no. ${index}`));

describe.each(foreignFormats)("$name", ({ fileName, write }) => {
  it("gives every text as a memory, and names everything that is none", () => {
    fc.assert(
      fc.property(facts, (texts) => {
        const { file, rest } = write(texts);
        const read = readOrFail(file, fileName);
        expect(read.entries).toHaveLength(texts.length);
        for (const text of texts)
          expect(read.entries.filter(({ content }) => content.endsWith(text))).toHaveLength(1);
        const named = [...read.leftOut.map(({ excerpt }) => excerpt), ...read.notes].join("\n");
        for (const words of rest) expect(named).toContain(words);
        for (const { reason } of read.leftOut) expect(reason).not.toBe("");
        const lines = [...read.entries, ...read.leftOut].map(({ line }) => line);
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: 40 },
    );
  });
});
