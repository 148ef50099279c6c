import type { Locator } from "@playwright/test";
import { expect } from "./fixtures";
import { answer, test } from "./provider";

const peanuts = "Mara is allergic to peanuts.";

test("each of the six operations by hand is an event marked as yours", async ({ studio, provider }) => {
  provider.script(answer("The football match was rained off."), answer("Bees."));
  await studio.open();
  await studio.say("I keep bees on the roof of my house in the old town. What is new?");

  let form = await studio.openOperation("ADD");
  await form.getByRole("textbox", { name: "Memory" }).fill(peanuts);
  await form.getByRole("combobox", { name: "Kind" }).selectOption("preference");
  await submit(form, "Add memory");

  form = await studio.openOperation("UPDATE");
  await form.getByRole("radio", { name: peanuts }).check();
  await form.getByRole("textbox", { name: "New text" }).fill("Mara is allergic to hazelnuts.");
  await expect(form.getByRole("insertion")).toContainText("hazelnuts");
  await submit(form, "Update memory");

  form = await studio.openOperation("RETRIEVE");
  await form.getByRole("textbox", { name: "Look for" }).fill("allergy to hazelnuts");
  await submit(form, "Retrieve");
  await expect(studio.items.filter({ hasText: /^retrieved/ })).toHaveCount(1);

  form = await studio.openOperation("FILTER");
  await form
    .getByRole("textbox", { name: "Take out what is about" })
    .fill("the football match was rained off");
  await submit(form, "Apply FILTER");
  await expect(studio.items.filter({ hasText: "Left the context" })).toBeVisible();

  form = await studio.openOperation("SUMMARY");
  await submit(form, "Summarize");
  await expect(studio.items.filter({ hasText: /^summary/ })).toContainText("Bees.");

  form = await studio.openOperation("DELETE");
  await form.getByRole("radio", { name: "Mara is allergic to hazelnuts." }).check();
  await expect(form.getByRole("button", { name: "Delete memory" })).toBeDisabled();
  await form.getByRole("checkbox", { name: /^Delete “/ }).check();
  await submit(form, "Delete memory");

  await studio.openTab("Events");
  await studio.inspector.getByRole("search").getByRole("button", { name: "By you" }).click();
  const rows = studio.inspector.getByRole("list", { name: "Events" }).getByRole("listitem");
  await expect(rows).toHaveText(
    ["Add", "Update", "Retrieve", "Filter", "Summary", "Delete"].map(
      (word) => new RegExp(`^${word}.*by you`),
    ),
  );
  const operations = (await studio.events()).filter((event) => "operation" in event);
  expect(operations.map((event) => event.by)).toEqual(Array.from({ length: 6 }, () => "person"));
});

test("a refused operation says why where the form is, and is an event too", async ({ studio, page }) => {
  await studio.open();
  let form = await studio.openOperation("ADD");
  await form.getByRole("textbox", { name: "Memory" }).fill(peanuts);
  await submit(form, "Add memory");

  form = await studio.openOperation("ADD");
  await form.getByRole("textbox", { name: "Memory" }).fill("mara is allergic to  peanuts");
  await form.getByRole("button", { name: "Add memory" }).click();
  const refusal = form.getByRole("alert");
  await expect(refusal).toHaveText(
    new RegExp(`^A memory says this already: mem_\\w+ “${peanuts}”\\. Update it if`),
  );
  await expect(form.getByRole("button", { name: "Add memory" })).toBeFocused();
  await form.getByRole("textbox", { name: "Memory" }).fill("   ");
  await form.getByRole("button", { name: "Add memory" }).click();
  await expect(refusal).toHaveText("A memory needs text.");
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();

  await studio.openTab("Events");
  const rejected = studio.inspector
    .getByRole("list", { name: "Events" })
    .getByRole("listitem")
    .filter({ hasText: "by you" })
    .filter({ has: page.getByRole("img", { name: "refused" }) });
  await expect(rejected).toHaveCount(2);
  await rejected.first().getByRole("button").click();
  await expect(studio.inspector.getByRole("group", { name: "Event card" })).toContainText("DUPLICATE_MEMORY");
});

test("criteria that are empty, match nothing or match everything have a clear answer, and the session goes on", async ({
  studio,
  provider,
}) => {
  provider.script(answer("Hello Mara."), answer("Still here."));
  await studio.open();
  let form = await studio.openOperation("FILTER");
  await expect(form.getByRole("status")).toHaveText("Nothing is in the context yet.");
  await studio.say("I am Mara.");

  const criteria = form.getByRole("textbox", { name: "Take out what is about" });
  const outcome = form.getByRole("status");
  const apply = form.getByRole("button", { name: "Apply FILTER" });
  await criteria.fill("   ");
  await expect(outcome).toHaveText("Scores appear as you type; nothing is taken until you apply.");
  await expect(apply).toBeDisabled();

  await criteria.fill("%%% ??? ***");
  await form.getByRole("slider").fill("1");
  await expect(outcome).toHaveText("0 items would go, 0 tokens freed");
  await apply.click();
  await expect(form).toBeHidden();
  await expect(studio.items).toHaveCount(3);
  expect((await studio.events()).at(-1)).toMatchObject({ type: "context-filtered", removedItemIds: [] });

  form = await studio.openOperation("FILTER");
  await criteria.fill("I am Mara.");
  await form.getByRole("slider").fill("0");
  await expect(outcome).toHaveText(/^2 items would go, \d+ tokens freed$/);
  await apply.click();
  await expect(form).toBeHidden();
  await expect(studio.items.first()).toContainText(/^system/);
  await expect(studio.items.nth(1)).toContainText("Left the context · 2 items");
  await studio.say("Are you still there?");
  await expect(studio.answer).toContainText("Still here.");
});

test("a SUMMARY of nothing, of a senseless span, or that comes out empty or longer changes nothing and says so", async ({
  studio,
  provider,
}) => {
  provider.script(answer("Hello."), answer(" "), answer("Words upon words. ".repeat(40)));
  await studio.open();
  const form = await studio.openOperation("SUMMARY");
  await expect(form.getByText("The context holds nothing that a summary may replace.")).toBeVisible();
  await expect(form.getByRole("button", { name: "Summarize" })).toBeDisabled();
  await studio.say("I am Mara.");

  await form.getByRole("combobox", { name: "Summarize" }).selectOption("last");
  for (const span of ["0", "-3", "1.5", "full"]) {
    await form.getByRole("textbox", { name: "How many" }).fill(span);
    await expect(form.getByText(/^span must be "all" or a whole number from 1 as text/)).toBeVisible();
    await expect(form.getByRole("button", { name: "Summarize" })).toBeDisabled();
  }
  await form.getByRole("textbox", { name: "How many" }).fill("99999");
  await expect(form.getByText(/^Takes 2 items/)).toBeVisible();
  for (const reason of [
    /came out empty; the originals stay\.$/,
    /would cost \d+ tokens, what it replaces costs \d+; the originals stay\.$/,
  ]) {
    await form.getByRole("button", { name: "Summarize" }).click();
    await expect(form.getByRole("alert")).toHaveText(reason);
  }
  await expect(studio.items).toHaveCount(3);
});

/** Presses the form's button and waits until it has closed itself, which it does when the operation was accepted. */
async function submit(form: Locator, action: string): Promise<void> {
  await form.getByRole("button", { name: action, exact: true }).click();
  await expect(form).toBeHidden();
}
