import { describe, expect, test } from "vitest";
import { recitesWords } from "./recited-words";
import { toolResult } from "./tool-result";

const unknown = toolResult.rejected({
  code: "UNKNOWN_ID",
  reason: "There is no memory with the id 12345. Retrieve first and use an id from the result.",
});
const duplicate = toolResult.rejected({
  code: "DUPLICATE_MEMORY",
  reason: "A memory says this already: mem_1 “Noor has lived in Utrecht since last May”.",
});
const found = toolResult.retrieved([], []);

describe("an answer that only recites a result", () => {
  test.each([
    [
      "Not done. There is no memory with the id 12345. Retrieve first and use an id from the result.",
      unknown,
    ],
    ["No done. There is no memory with the id 12345.", unknown],
    ["Nothing is stored about this. If the person told a lasting fact, call Add_memory.", found],
  ])("is known by the app's own words: %s", (answer, result) => {
    expect(recitesWords(answer, [result])).toBe(true);
  });

  test.each([
    ["I could not find that memory, so I have changed nothing for now.", unknown],
    ["Noor has lived in Utrecht since last May.", duplicate],
    ["I know nothing about that yet. Would you like to tell me?", found],
    ["Done.", unknown],
    ["Das weiß ich leider nicht, erzähl mir gern davon.", found],
  ])("is not what was said in one's own words or from a memory: %s", (answer, result) => {
    expect(recitesWords(answer, [result])).toBe(false);
  });
});
