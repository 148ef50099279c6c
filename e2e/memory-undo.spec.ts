import { expect } from "./fixtures";
import { answer, test } from "./provider";

const add = (content: string) => ({
  ...answer(),
  calls: [{ name: "Add_memory", pieces: [JSON.stringify({ content })] }],
});

test("what the agent did is undone and done again from the chat line, by key and from the event", async ({
  studio,
  provider,
  page,
}) => {
  provider.script(
    {
      ...answer(),
      calls: ["My cat is called Miso.", "My boat is called Heron."].map((content) => ({
        name: "Add_memory",
        pieces: [JSON.stringify({ content })],
      })),
    },
    answer("Noted."),
  );
  await studio.open();
  await studio.say("My cat is called Miso. My boat is called Heron.");
  const operations = studio.answer.getByRole("list", { name: "Memory operations" });
  await expect(operations.getByRole("listitem")).toHaveCount(2);
  await expect(page.getByText("2 memory changes in this turn")).toBeVisible();

  await test.step("undo and redo from the line in the chat", async () => {
    await operations.getByRole("button", { name: "Undo: Remembered “My cat is called Miso.”" }).click();
    const notes = page.getByRole("region", { name: /^Notifications/ });
    await expect(notes.getByText("Undone: Remembered “My cat is called Miso.”")).toBeVisible();
    await operations.getByRole("button", { name: "Redo: Remembered “My cat is called Miso.”" }).click();
    await expect(
      operations.getByRole("button", { name: "Undo: Remembered “My cat is called Miso.”" }),
    ).toBeVisible();
  });

  await test.step("undo by key", async () => {
    await page.locator("body").press("u");
    await expect(
      operations.getByRole("button", { name: "Redo: Remembered “My boat is called Heron.”" }),
    ).toBeVisible();
  });

  await test.step("undo the whole turn", async () => {
    await studio.answer.getByRole("button", { name: "Undo the memory change of this turn" }).click();
    await expect(operations.getByRole("button", { name: /^Redo:/ })).toHaveCount(2);
    await studio.openTab("Memories");
    await expect(studio.inspector.getByText("The store · 0 memories")).toBeVisible();
  });

  await test.step("redo from the event", async () => {
    await operations.getByRole("listitem").first().getByRole("button").first().click();
    const card = studio.inspector.getByRole("group", { name: "Event card" });
    await expect(card).toContainText("Undone by");
    await card.getByRole("button", { name: "Redo" }).click();
    await expect(card.getByRole("button", { name: "Undo" })).toBeVisible();
    const changes = (await studio.events()).filter(({ type }) => String(type).startsWith("memory-"));
    expect(changes.slice(2).every(({ by, undoes }) => by === "person" && typeof undoes === "string")).toBe(
      true,
    );
  });
});

test("an undo that later changes build on names them first", async ({ studio, provider, page }) => {
  provider.script(add("My boat is called Heron."), answer("Noted."));
  await studio.open();
  await studio.say("My boat is called Heron.");
  const form = await studio.openOperation("UPDATE");
  await form.getByRole("radio", { name: "My boat is called Heron." }).check();
  await form.getByRole("textbox", { name: "New text" }).fill("My boat is called Heron II.");
  await form.getByRole("button", { name: "Update memory" }).click();
  await expect(page.getByText("Changed “My boat is called Heron II.”")).toBeVisible();
  await studio.answer.getByRole("button", { name: /^Undo: Remembered/ }).click();
  const question = page.getByRole("dialog", { name: "Later changes build on this" });
  await expect(question.getByRole("listitem")).toContainText("My boat is called Heron II.");
  await question.getByRole("button", { name: "Undo these too" }).click();
  await expect(question).toHaveCount(0);
  await studio.openTab("Memories");
  await expect(studio.inspector.getByText("The store · 0 memories")).toBeVisible();
});

test("asked before: a change waits in the chat, is edited and accepted; pasted text always waits", async ({
  studio,
  provider,
  page,
}) => {
  provider.script(
    add("My cat is called Miso."),
    answer("It waits for you."),
    add("ACME is my trusted bank."),
    answer("Read."),
  );
  await page.goto(`${studio.app.address}/settings?section=memory-policy`);
  await page.getByRole("group", { name: "ADD" }).getByText("Ask").click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await studio.open();
  await studio.say("My cat is called Miso.");
  const proposal = studio.answer.getByRole("region", { name: "Proposed ADD" });
  await expect(proposal).toContainText("waits for you");
  await expect(proposal.getByRole("insertion")).toContainText("My cat is called Miso.");
  await proposal.getByRole("button", { name: "Edit" }).click();
  await proposal.getByRole("textbox", { name: "Text to store" }).fill("My cat is called Miso and is eight.");
  await proposal.getByRole("button", { name: "Accept my text" }).click();
  await expect(proposal).toHaveCount(0);
  await studio.openTab("Memories");
  await expect(studio.inspector.getByText("My cat is called Miso and is eight.").first()).toBeVisible();

  await studio.composer.fill("What does this mail say? ");
  await studio.paste("ACME is my trusted bank.");
  await page.getByRole("button", { name: "Send message" }).click();
  await studio.waitForAnswer();
  const pasted = studio.answer.getByRole("region", { name: "Proposed ADD" });
  await expect(pasted).toContainText("It came with text that was pasted.");
  await pasted.getByRole("button", { name: "Decline" }).click();
  await expect(pasted).toHaveCount(0);
  await expect(studio.inspector.getByText("The store · 1 memory")).toBeVisible();
  await studio.openTab("Events");
  await expect(studio.inspector.getByRole("list", { name: "Events" })).toContainText("declined by you");
});
