import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { picture } from "./picture";

const sidebar = (page: Page) => page.getByRole("navigation", { name: "Sessions" });

/** Opens the menu of a session's row with the keyboard alone, and chooses. */
async function choose(page: Page, title: string | RegExp, word: string): Promise<void> {
  const row = sidebar(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: title }) });
  await row.getByRole("link").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const menu = page.getByRole("menu");
  await expect(menu).toBeVisible();
  await menu.getByRole("menuitem", { name: word, exact: true }).press("Enter");
}

async function expectAccessible(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations, state).toEqual([]);
}

test("sessions are renamed, pinned, archived, deleted and restored by keyboard, in every tab", async ({
  studio,
  app,
  page,
  context,
}) => {
  await studio.open();
  await studio.say("Hi! I'm Ada, I live in Lisbon.");
  await page.getByRole("link", { name: "New session" }).click();
  await expect(studio.conversation.getByRole("article")).toHaveCount(0);
  await studio.say("Hi! I'm Ada, I live in Lisbon.");
  const other = await context.newPage();
  await other.goto(page.url());
  const links = (on: Page) => sidebar(on).getByRole("link", { name: /Lisbon/ });

  await test.step("twins are told apart", async () => {
    await expect(links(page)).toHaveText(["I'm Ada, I live in Lisbon (2)", "I'm Ada, I live in Lisbon"]);
  });

  await test.step("rename, with markup that stays text, and an empty title that resets", async () => {
    await choose(page, /\(2\)/, "Rename…");
    await page.getByRole("textbox", { name: "Title" }).fill(`<b>Trip</b> ${"x".repeat(10_000)}`);
    await expect(page.getByText("at most 120 characters")).toBeVisible();
    await expectAccessible(page, "rename");
    await page.keyboard.press("Enter");
    for (const tab of [page, other]) {
      await expect(sidebar(tab).getByRole("link", { name: /^<b>Trip<\/b> x+…$/ })).toBeVisible();
      await expect(tab.locator("#session-title")).toHaveText(/^<b>Trip<\/b>/);
    }
    await choose(page, /Trip/, "Rename…");
    await page.getByRole("textbox", { name: "Title" }).fill("Trip to Porto");
    await page.keyboard.press("Enter");
    await expect(sidebar(other).getByRole("link", { name: "Trip to Porto" })).toBeVisible();
  });

  await test.step("pin and archive", async () => {
    await choose(page, "I'm Ada, I live in Lisbon", "Pin");
    await expect(sidebar(other).getByRole("heading", { name: "Pinned" })).toBeVisible();
    await choose(page, "I'm Ada, I live in Lisbon", "Archive");
    await expect(sidebar(other).getByText("Archived 1")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).first().click();
    await expect(sidebar(other).getByRole("heading", { name: "Pinned" })).toBeVisible();
  });

  await test.step("a session that is deleted in one tab says so in the other, and comes back", async () => {
    await choose(page, "Trip to Porto", "Delete");
    await expect(sidebar(page).getByRole("link", { name: "Trip to Porto" })).toHaveCount(0);
    await expect(other.getByText("This session was deleted.")).toBeVisible();
    await expect(other.getByRole("textbox", { name: "Message" })).toHaveCount(0);
    await expectAccessible(other, "deleted");
    await picture(other, "session-deleted");
    await other.getByRole("button", { name: "Restore", exact: true }).click();
    await expect(sidebar(page).getByRole("link", { name: "Trip to Porto" })).toBeVisible();
    await expect(studio.composer).toBeEditable();
  });

  await test.step("deleting for good needs a typed word and ends with a receipt", async () => {
    await choose(page, "Trip to Porto", "Delete for good…");
    const dialog = page.getByRole("dialog", { name: "Delete this session for good?" });
    await expect(dialog.getByRole("button", { name: "Delete for good" })).toBeDisabled();
    await dialog.getByRole("textbox").fill("Delete");
    await expectAccessible(page, "purge");
    await picture(page, "session-purge");
    await page.keyboard.press("Enter");
    await expect(page.getByText("no word of this session is left")).toBeVisible();
    await picture(page, "session-purged");
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
    await page.reload();
    await expect(page.getByText("This session was deleted for good")).toBeVisible();
    await expect(sidebar(page).getByRole("link", { name: /Lisbon/ })).toHaveCount(1);
  });
  await other.close();
  await page.goto(`${app.address}/chat`);
  await picture(page, "sessions-list");
});

test("a temporary chat recalls and writes nothing", async ({ studio, page }) => {
  await studio.open();
  await studio.say("Hi! I'm Ada, I live in Lisbon.");
  await page.getByRole("button", { name: "Temporary chat: writes no memory" }).click();
  await expect(page.getByRole("note").filter({ hasText: "Temporary chat" })).toBeVisible();
  await expect(studio.composer).toBeFocused();
  await studio.say("I'm allergic to peanuts.");
  await studio.say("Where do I live?");
  await expect(studio.answer).toContainText("Lisbon");
  await studio.openTab("Memories");
  await expect(studio.inspector).not.toContainText("peanuts");
  await picture(page, "temporary-chat");
  await expectAccessible(page, "temporary chat");
});

test("a session file opens from the sidebar, and by dropping it anywhere", async ({ studio, page }) => {
  await studio.open();
  await studio.say("Hi! I'm Ada, I live in Lisbon.");
  const sessionId = page.url().split("/").at(-1);
  const question = encodeURIComponent(JSON.stringify({ sessionId, sanitize: "nothing" }));
  const exported = await page.request.get(`/api/replay/export-session?question=${question}`);
  const text = await exported.text();
  await page.getByRole("link", { name: "Open file…" }).click();
  await expect(page.getByRole("heading", { name: "Open a session file" })).toBeVisible();
  await page.goBack();
  await expect(studio.composer).toBeEditable();
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], "session.json", { type: "application/json" }));
    return transfer;
  }, text);
  await page.dispatchEvent("main", "dragover", { dataTransfer: data });
  await expect(page.getByText("Drop a session file to replay it")).toBeVisible();
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
  await expect(page).toHaveURL(/\/replay\/file/);
  await expect(page.getByText("I'm Ada, I live in Lisbon").first()).toBeVisible();
});

test("the command palette finds sessions by their texts, memories, operations and settings, by keyboard", async ({
  studio,
  page,
}) => {
  await studio.open();
  await studio.say("Hi! I'm Ada, I live in Lisbon and I'm allergic to peanuts.");
  await page.getByRole("link", { name: "New session" }).click();
  await expect(studio.composer).toBeFocused();
  const search = page.getByRole("combobox", { name: "Find or do" });

  await test.step("opens while typing, lists what is there, closes again", async () => {
    await page.keyboard.press("Control+k");
    await expect(search).toBeFocused();
    await expectAccessible(page, "palette");
    await picture(page, "palette-empty");
    await page.keyboard.press("Escape");
    await expect(search).toHaveCount(0);
  });

  await test.step("a session by a word of its message", async () => {
    await page.keyboard.press("Control+k");
    await search.fill("peanuts");
    await expect(page.getByRole("option", { name: /^I'm Ada/ })).toBeVisible();
    await expect(page.getByRole("group", { name: "Memories" }).getByRole("option")).not.toHaveCount(0);
    await expectAccessible(page, "palette with results");
    await picture(page, "palette-found");
    await page.keyboard.press("Enter");
    await expect(page.locator("#session-title")).toHaveText(/^I'm Ada/);
  });

  await test.step("an operation", async () => {
    await page.keyboard.press("Control+k");
    await search.fill("filter");
    await expect(page.getByRole("option", { name: /^Filter/ })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(studio.inspector.getByRole("region", { name: "FILTER by hand" })).toBeVisible();
  });

  await test.step("a page of the settings, and nothing for nonsense", async () => {
    await page.keyboard.press("Control+k");
    await search.fill("zzzzqqqq");
    await expect(page.getByText("Nothing has these words.")).toBeVisible();
    await search.fill("settings data");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/section=data/);
  });
});
