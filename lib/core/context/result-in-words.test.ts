import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextSteps } from "./next-step";
import { resultInWords } from "./result-in-words";
import { toolResult } from "./tool-result";

describe("a result in words", () => {
  test.each([
    ["stored", toolResult.added("mem_1", "Noor is vegan."), `Stored as mem_1.\n${nextSteps.done}`],
    ["deleted", toolResult.deleted("mem_1", "Noor is vegan."), `Deleted mem_1.\n${nextSteps.done}`],
    ["found nothing", toolResult.retrieved([], []), `Found nothing.\n${nextSteps.nothingFound}`],
    [
      "refused",
      toolResult.rejected({ code: "UNKNOWN_ID", reason: "There is no\nmemory.", next: "Answer." }),
      "Not done. There is no memory.\nAnswer.",
    ],
  ])("says what was %s and what is next", (_kind, text, words) => {
    expect(resultInWords(text)).toBe(words);
  });

  test("keeps the text of a memory inside a string on one line, whatever it says", () => {
    fc.assert(
      fc.property(fc.string(), (content) => {
        const words = resultInWords(JSON.stringify({ retrieved: [{ memory_id: "mem_1", content }] }));
        expect(words).toBe(`${JSON.stringify(content)} (memory_id mem_1)`);
        expect(words.split("\n")).toHaveLength(1);
      }),
    );
  });

  test("leaves text that is no result as it is", () => {
    for (const text of ["hello", "{}", "[1]", '{"rejected": 1}', '{"city": "Utrecht"}'])
      expect(resultInWords(text)).toBe(text);
  });
});
