import fc from "fast-check";
import { expect, it } from "vitest";
import { cleanText } from "@/lib/core/text/clean-text";
import { createAssistantStudio } from "@/lib/testing/assistant-studio";

/** Words that rules hang on, among any others: most crashes hide where half a rule fits. */
const word = fc.oneof(
  fc.constantFrom(
    ..."I my am is not no live in Oslo name called remind me to on Friday forget what where who do allergic moved sister Elin's and , . ? ! “ ( > \n : actually it's meant undo 12 2026-13-45 at from".split(
      " ",
    ),
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
/** What the app takes for a message. */
const text = fc
  .oneof(
    fc.array(word, { maxLength: 25 }).map((words) => words.join(" ")),
    fc.string({ unit: "binary", maxLength: 200 }),
  )
  .filter((words) => (cleanText(words) ?? "").trim() !== "");

it("ends every turn with an answer, whatever is said", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (messages) => {
      const studio = createAssistantStudio();
      for (const message of messages) {
        const { answer } = await studio.tell(message);
        expect(answer.trim()).not.toBe("");
      }
    }),
    { numRuns: 60 },
  );
});
