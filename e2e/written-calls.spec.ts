import { expect } from "./fixtures";
import { answer, test } from "./provider";

const call = '{"name": "Add_memory", "arguments": {"content": "Mara plays the harp."}}';

test("a call that was written as text is done, and the person never sees it", async ({
  studio,
  provider,
}) => {
  provider.script(answer(`${call.slice(0, 20)}`, `${call.slice(20)}}`), answer("I will remember that."));
  await studio.open();
  await studio.say("I play the harp.");
  await expect(studio.answer).toContainText("I will remember that.");
  await expect(studio.answer).not.toContainText("arguments");
  await expect(studio.answer.getByRole("list", { name: "Memory operations" })).toContainText("Add");
});

test("an answer that looks like a call says so, and can be read as one", async ({ studio, provider }) => {
  provider.script(answer(`A call looks like this:\n\n\`\`\`json\n${call}\n\`\`\``));
  await studio.open();
  await studio.say("Show me a call.");
  await expect(studio.answer).toContainText("Looks like a call of Add_memory. It was not run.");
  await studio.answer.getByRole("button", { name: "Read it as a call" }).click();
  await expect(studio.answer.getByRole("button", { name: "Read as a call" })).toBeDisabled();
  const added = (await studio.events()).find((event) => event.type === "memory-added");
  expect(added).toMatchObject({ by: "person", content: "Mara plays the harp." });
});
