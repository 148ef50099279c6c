import { expect, test } from "./fixtures";
import { sayings } from "./mara";
import { picture } from "./picture";

test("editing and regenerating make versions, and what the left answer did to memory is undone or kept", async ({
  studio,
  page,
}) => {
  await studio.open();
  await studio.say(sayings[0]);
  const first = page.url();

  // From the empty message box, by keyboard alone; Escape leaves everything as it was.
  await studio.composer.focus();
  await page.keyboard.press("ArrowUp");
  const editor = page.getByRole("textbox", { name: "Message to edit" });
  await expect(editor).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Edit: You, message 1/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(editor).toBeFocused();
  await editor.fill("Hi! I'm Mara and I am allergic to hazelnuts.");
  await picture(page, "branches-edit");
  await page.keyboard.press("Control+Enter");
  await expect(page).not.toHaveURL(first);
  await studio.waitForAnswer();
  await expect(studio.conversation).toContainText("hazelnuts");
  await expect(studio.conversation).not.toContainText("marine biologist");

  const note = page.getByRole("note").filter({ hasText: "of the answer you left" });
  await expect(note).toContainText("undone");
  const memories = async () =>
    (await studio.events()).filter((event) => "undoes" in event && event.undoes !== undefined).length;
  expect(await memories()).toBeGreaterThan(0);
  await expect(page.getByRole("group", { name: "Version 2 of 2 of this message" })).toBeVisible();
  await picture(page, "branches-picker");
  await note.getByRole("button", { name: /^Keep/ }).click();
  await expect(note).toHaveCount(0);

  // Regenerating adds a third version beside the two; the list still shows one conversation.
  await page.getByRole("button", { name: /^Regenerate: Agent, message 2/ }).click();
  await expect(page.getByRole("group", { name: "Version 3 of 3 of this message" })).toBeVisible();
  await studio.waitForAnswer();
  const list = page.getByRole("navigation").getByRole("link", { name: /branches/ });
  await expect(list.first()).toContainText("3");

  await page.getByRole("button", { name: "Previous version" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: "Version 2 of 3 of this message" })).toBeVisible();
  await page.getByRole("button", { name: "Previous version" }).click();
  await expect(page).toHaveURL(first);
  await expect(studio.conversation).toContainText("marine biologist");
});
