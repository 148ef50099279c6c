import { expect, test } from "vitest";
import { createStudio } from "@/lib/testing/studio";
import { setSystemPrompt } from "./set-system-prompt";

const { deps } = createStudio([]);
const ownerId = "mara";
const stored = async () => (await deps.ownerSettings.read({ ownerId })).systemPrompt;

test("a system prompt of the person's own is kept until they go back to the model's", async () => {
  expect(await setSystemPrompt(deps, { ownerId, text: "Antworte auf Deutsch." })).toEqual({
    ok: true,
    value: true,
  });
  expect(await stored()).toBe("Antworte auf Deutsch.");
  await setSystemPrompt(deps, { ownerId, text: null });
  expect(await stored()).toBeNull();
});

test("an empty one, and one that leaves no room to answer, are refused", async () => {
  for (const text of [" \n ", "word ".repeat(9_000)])
    expect((await setSystemPrompt(deps, { ownerId, text })).ok).toBe(false);
  expect(await stored()).toBeNull();
});
