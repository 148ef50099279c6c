import { createGate } from "../lib/adapters/ai-sdk/testing/gate";
import { refusal } from "../lib/adapters/ai-sdk/testing/wire-script";
import { expect } from "./fixtures";
import { answer, test } from "./provider";

test("Stop keeps what was said, and the session goes on", async ({ studio, provider, page }) => {
  const gate = createGate();
  provider.script(
    { ...answer("The first half. ", "The second half."), hold: { afterPieces: 1, until: gate.opened } },
    answer("All of it."),
  );
  await studio.open();
  await studio.send("Tell me everything.");
  await expect(studio.answer).toContainText("The first half.");
  await page.keyboard.press("Escape");
  await expect(studio.answer).toContainText("Stopped");
  await expect(studio.answer).toContainText("The first half.");
  expect(await provider.requests[0]?.clientLeft).toBe(true);
  gate.open();
  await studio.answer.getByRole("button", { name: "Retry" }).click();
  await expect(studio.answer).toContainText("All of it.");
});

test("a tab closed in the middle of an answer loses nothing, and nothing is doubled", async ({
  studio,
  provider,
  page,
  context,
}) => {
  const gate = createGate();
  provider.script({ ...answer("Before. ", "After."), hold: { afterPieces: 1, until: gate.opened } });
  await studio.open();
  await studio.send("Take your time.");
  await expect(studio.answer).toContainText("Before.");
  const address = page.url();
  await page.close();

  const back = await context.newPage();
  await back.goto(address);
  const articles = back.getByRole("list", { name: "Conversation" }).getByRole("article");
  await expect(articles.last()).toContainText("Before.");
  gate.open();
  await expect(articles.last()).toContainText("Before. After.");
  await expect(articles).toHaveCount(2);
  await back.reload();
  await expect(articles.last()).toContainText("Before. After.");
  await expect(articles).toHaveCount(2);
});

test("two tabs show one truth, and only one of two messages sent at once begins a turn", async ({
  studio,
  provider,
  page,
  context,
  announce,
}) => {
  announce(/409 \(Conflict\)/);
  provider.script(answer("Hello both."));
  await studio.open();
  await studio.say("Hello.");
  const second = await context.newPage();
  await second.goto(page.url());
  const articles = second.getByRole("list", { name: "Conversation" }).getByRole("article");
  await expect(articles.last()).toContainText("Hello both.");

  const gate = createGate();
  provider.script({ ...answer("Only ", "once."), hold: { afterPieces: 1, until: gate.opened } });
  await studio.composer.fill("From the first tab.");
  await second.getByRole("textbox", { name: "Message" }).fill("From the second tab.");
  // Neither request goes on before both are there: a tab that learned of the other's turn would offer Stop instead.
  const both = createGate();
  let sent = 0;
  await context.route(/\/turns$/, async (route) => {
    sent += 1;
    if (sent === 2) both.open();
    await both.opened;
    await route.continue();
  });
  await Promise.all([
    page.getByRole("button", { name: "Send message" }).click(),
    second.getByRole("button", { name: "Send message" }).click(),
  ]);
  await expect(articles.last()).toContainText("Only");
  gate.open();
  await expect(articles.last()).toContainText("Only once.");
  await expect(studio.answer).toContainText("Only once.");
  await expect(articles).toHaveCount(4);
  const left = [
    await studio.composer.inputValue(),
    await second.getByRole("textbox", { name: "Message" }).inputValue(),
  ];
  expect(left.filter((text) => text !== "")).toHaveLength(1);
  const loser = (await studio.composer.inputValue()) === "" ? second : page;
  await expect(loser.getByRole("paragraph").filter({ hasText: /answer is still running/ })).toBeVisible();
});

test.describe("with an app of its own", () => {
  test.use({ ownApp: true });

  test("a killed process closes its turn as interrupted, keeps the text, and the answer can be asked for again", async ({
    studio,
    provider,
    app,
    announce,
  }) => {
    announce(/ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE/);
    const gate = createGate();
    provider.script(
      { ...answer("One. ", "Two. ", "Three."), hold: { afterPieces: 2, until: gate.opened } },
      answer("Now whole."),
    );
    await studio.open();
    await studio.send("Count.");
    await expect(studio.answer).toContainText("One. Two.");
    await app.kill();
    await app.restart();
    await expect(studio.answer).toContainText("The answer was interrupted", { timeout: 30_000 });
    await studio.answer.getByRole("button", { name: "Retry" }).click();
    await expect(studio.answer).toContainText("Now whole.");
    gate.open();
  });
});

test("a wrong key and a missing model are sentences where the answer would be, and the next message works", async ({
  studio,
  provider,
}) => {
  provider.script(
    refusal(401, "invalid_api_key", "Incorrect API key provided: sk-secret-canary."),
    refusal(404, "model_not_found", "The model does not exist."),
    answer("At last."),
  );
  await studio.open();
  await studio.say("Are you there?");
  await expect(studio.answer).toContainText("refused the key");
  await expect(studio.answer).not.toContainText("sk-secret-canary");
  await studio.say("And now?");
  await expect(studio.answer).toContainText("does not know");
  await studio.say("And now?");
  await expect(studio.answer).toContainText("At last.");
});

test("the page says which model speaks", async ({ studio, page }) => {
  await studio.open();
  await expect(page.getByRole("button", { name: /^Model: scripted/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Model of this session: scripted/ })).toBeVisible();
});
