import { expect, test } from "vitest";
import { liveItems } from "@/lib/core/session/session-state";
import { createStudio } from "@/lib/testing/studio";
import { rewriteSystemPrompt } from "./change-context";

test("another system prompt is sent from the next step on, once however often it is asked for", async () => {
  const studio = createStudio([{ text: "Hello." }]);
  await studio.say("Hi.");
  const ask = { ...studio.scope, eventId: "rewrite-1", text: "Answer in rhymes." };
  const done = await rewriteSystemPrompt(studio.deps, ask);
  expect(done.ok).toBe(true);
  await rewriteSystemPrompt(studio.deps, ask);
  const events = await studio.events();
  expect(events.filter(({ type }) => type === "item-replaced")).toHaveLength(1);
  const [system] = liveItems(await studio.state());
  expect(system).toMatchObject({ kind: "system", text: "Answer in rhymes." });
  await studio.say("Again.");
  expect(JSON.stringify(studio.model.requests.at(-1))).toContain("Answer in rhymes.");
});

test("an empty one, and one that leaves no room to answer, are refused", async () => {
  const studio = createStudio([{ text: "Hello." }]);
  await studio.say("Hi.");
  for (const text of [" \n ", "word ".repeat(8_000)]) {
    const refused = await rewriteSystemPrompt(studio.deps, {
      ...studio.scope,
      eventId: `e${text.length}`,
      text,
    });
    expect(refused.ok).toBe(false);
  }
  expect((await studio.events()).some(({ type }) => type === "item-replaced")).toBe(false);
});
