import { expect, test } from "vitest";
import { createScriptedModel } from "@/lib/testing/scripted-model";
import { createStudioWith } from "@/lib/testing/studio";
import { sanitizeEvents } from "../replay/sanitize-events";
import { withoutSealed } from "./event-strings";
import type { SessionEvent } from "./events";

/** A conversation whose model says which tokens it drew. */
async function played(text: string) {
  const model = createScriptedModel([{ text }]);
  const drawing = {
    ...model,
    async *stream(request: Parameters<typeof model.stream>[0]) {
      for await (const part of model.stream(request))
        yield part.type === "finished"
          ? { ...part, sampled: { promptTokenIds: [1], tokenIds: [2, 3] } }
          : part;
    },
  };
  const studio = createStudioWith(drawing);
  await studio.say("Hello.");
  return studio.events();
}

const sampledIn = (events: readonly SessionEvent[]) =>
  events.flatMap((event) => (event.type === "step-finished" ? [event.sampled ?? null] : []));

test("the log keeps the drawn tokens, and never those of the prompt", async () => {
  const events = await played("Hi there.");
  expect(sampledIn(events)).toEqual([{ tokenIds: [2, 3] }]);
  expect(JSON.stringify(events)).not.toContain("promptTokenIds");
});

test("tokens say what the words said: they leave with them", async () => {
  const plain = await played("Hi there.");
  expect(sampledIn(sanitizeEvents(plain, "texts").events)).toEqual([null]);
  expect(sampledIn(sanitizeEvents(plain, "secrets").events)).toEqual([{ tokenIds: [2, 3] }]);
  const secret = await played("Your key is sk-abcdefghijklmnopqrstuvwxyz123456.");
  expect(
    sampledIn(sanitizeEvents(secret, "secrets", ["sk-abcdefghijklmnopqrstuvwxyz123456"]).events),
  ).toEqual([null]);
  expect(sampledIn(plain.map(withoutSealed))).toEqual([null]);
});
