import { expect, test } from "./fixtures";
import { expectMarasLog, type LoggedEvent, lastSaying, sayings } from "./mara";

test("a conversation in which the agent manages its own memory, in the browser", async ({ studio, page }) => {
  test.setTimeout(180_000);
  await studio.open();
  const answers: string[] = [];
  for (const saying of sayings) {
    await studio.say(saying);
    answers.push(await studio.answer.innerText());
  }
  expectMarasLog((await studio.events()) as LoggedEvent[], answers);
  await page.screenshot({ path: "test-results/conversation.png" });

  await test.step("what was forgotten is not in the store", async () => {
    await studio.openTab("Memories");
    await studio.inspector.getByRole("searchbox").fill("Elin");
    await expect(studio.inspector.getByText(/no memor/i).first()).toBeVisible();
  });

  await test.step("a new session starts with an empty context and knows the memories", async () => {
    await page.getByRole("link", { name: "New session" }).click();
    await expect(studio.conversation.getByRole("article")).toHaveCount(0);
    await studio.say(lastSaying);
    await expect(studio.answer).toContainText(/marine biologist/i);
    await expect(studio.answer).toContainText("Tromsø");
    const log = (await studio.events()) as LoggedEvent[];
    expect(log.filter((event) => event.type === "turn-started")).toHaveLength(1);
  });
});
