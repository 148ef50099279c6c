import { expect } from "./fixtures";
import { picture } from "./picture";
import { answer, type SentMessage, test } from "./provider";

test.use({
  settings: ({ provider }, use) => use({ OPENAI_BASE_URL: provider.baseUrl, AGEMEM_MODEL: "scripted-1b" }),
});

test("a small model is asked by the lean profile, and the memories that fit are placed before its turn", async ({
  studio,
  provider,
  page,
}) => {
  const fact = "Ines plays the harp.";
  provider.script(
    { kind: "answer", calls: [{ name: "Add_memory", pieces: [JSON.stringify({ content: fact })] }] },
    answer("I will remember it."),
    answer("You play the harp."),
  );
  await studio.open();
  await studio.say("I play the harp.");
  await expect(studio.answer).toContainText("I will remember it.");
  await studio.say("Which instrument do I play, the harp?");
  await expect(studio.answer).toContainText("You play the harp.");

  const asked = provider.requests.at(-1)?.body as { messages: SentMessage[]; tools: unknown[] };
  const note = asked.messages.find(({ content }) => content?.includes("[Memories placed by the app]"));
  expect(note?.content).toContain(fact);
  expect(asked.messages.at(-1)?.content).toBe("Which instrument do I play, the harp?");
  expect(JSON.stringify(asked.tools)).not.toContain("metadata_filter");

  await studio.inspector.getByRole("radio", { name: "Exact prompt" }).click();
  const prompt = studio.inspector.getByRole("region", { name: "Exact prompt" });
  await expect(prompt.getByText("Equals what was sent")).toBeVisible();
  await expect(prompt).toContainText("[Memories placed by the app]");
  if (process.env.SCREENSHOTS_FOLDER) await picture(page, "memories-placed");
});
