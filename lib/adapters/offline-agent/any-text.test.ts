import fc from "fast-check";
import { expect, it } from "vitest";
import { embedBagOfWords } from "@/lab/assistant/testing/bag-of-words";
import { createFakeMemoryStore } from "@/lab/assistant/testing/fake-memory-store";
import { createScriptedSession } from "@/lab/assistant/testing/scripted-session";
import { createOfflineAgent } from "./offline-agent";

/** Words that rules hang on, among any others: most crashes hide where half a rule fits. */
const word = fc.oneof(
  fc.constantFrom(
    ..."I my am is not no live in Oslo name called remind me to on Friday forget what where who do allergic moved sister Elin's and , . ? ! “ ( > \n : actually it's meant undo 12 2026-13-45 at from".split(
      " ",
    ),
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const text = fc.oneof(
  fc.array(word, { maxLength: 25 }).map((words) => words.join(" ")),
  fc.string({ unit: "binary", maxLength: 200 }),
);

it("ends every turn with an answer, whatever is said", async () => {
  const model = createOfflineAgent({ today: () => new Date(2026, 10, 22, 12) });
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (messages) => {
      const store = createFakeMemoryStore(embedBagOfWords);
      const session = createScriptedSession(model, store, embedBagOfWords, 0.3);
      for (const message of messages) {
        const { answer } = await session.say(message);
        expect(answer.trim()).not.toBe("");
      }
    }),
    { numRuns: 60 },
  );
});
