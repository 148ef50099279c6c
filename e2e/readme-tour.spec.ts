import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures";
import { MemoryLibrary } from "./memory-library";

/** The numbered steps of “In sixty seconds”, by number. */
function readTour(): readonly string[] {
  const [, tour = ""] = readFileSync("README.md", "utf8").split("## In sixty seconds");
  const [steps = ""] = tour.split(/\n## /);
  return [...steps.matchAll(/^\d+\. ((?:.|\n(?!\d+\. |\n))*)/gm)].map(([, text = ""]) =>
    text.replace(/\s+/g, " "),
  );
}

const tour = readTour();

/** What a step says that one writes or presses: the n-th words in italics. */
function words(step: number, index = 0): string {
  const found = [...(tour[step - 1] ?? "").matchAll(/(?<!\*)\*([^*]+)\*(?!\*)/g)].map(([, text]) => text);
  const text = found.at(index);
  if (text === undefined) throw new Error(`Step ${step} of the tour names no words in italics.`);
  return text;
}

test("the tour of the README, as it is written", async ({ app, studio, page }) => {
  expect(tour).toHaveLength(9);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const { inspector } = studio;

  await test.step("1: a recorded session plays, and is taken over", async () => {
    await page.goto(app.address);
    const player = page.getByRole("region", { name: "A recorded session" });
    await player.getByRole("slider", { name: "Place in the recording" }).fill("12");
    await expect(player.getByText(/^FILTER removed/)).toBeVisible();
    await expect(player.getByRole("img", { name: /^Context window through time/ })).toBeVisible();
    await page.getByRole("button", { name: new RegExp(`^${words(1)}`) }).click();
    await expect(studio.conversation.getByRole("article")).toHaveCount(14);
  });

  await test.step("2: the demo assistant keeps what it reads", async () => {
    await page.goto(`${app.address}/welcome`);
    await page.getByRole("link", { name: words(2) }).click();
    await expect(page).toHaveURL(/\/chat/);
    await expect(page.getByRole("region", { name: "A recorded session" })).toHaveCount(0);
    await expect(studio.conversation.getByRole("article")).toHaveCount(0);
    await studio.say(words(2, 1));
    await expect(page.getByText("Demo assistant (rules)").first()).toBeVisible();
  });

  await test.step("3: Context, Events and Memories", async () => {
    await expect(studio.items.filter({ hasText: "I live in Lisbon" })).toContainText(/\d+ tokens/);
    await studio.openTab("Events");
    await expect(inspector.getByRole("list", { name: "Events" })).toContainText("Add");
    await studio.openTab("Memories");
    await expect(inspector).toContainText("Lisbon");
  });

  await test.step("4: the old memory gets a second version", async () => {
    await studio.say(words(4));
    const updates = (await studio.events()).filter(({ type }) => type === "memory-updated");
    expect(updates).toMatchObject([{ version: 2, previousContent: expect.stringContaining("Lisbon") }]);
    await expect(inspector).toContainText("Porto");
  });

  await test.step("5: FILTER takes it out, and one click brings it back", async () => {
    await studio.openTab("Context");
    await studio.say("The football match yesterday was rained off after ten minutes.");
    await studio.say(words(5));
    const left = studio.items.filter({ hasText: /^you.*football match yesterday/ });
    await expect(left).toContainText(/[01]\.\d\d/);
    await left.getByRole("button", { name: /^Restore:/ }).click();
    await expect(left.getByRole("button", { name: /^Restore/ })).toHaveCount(0);
    expect((await studio.events()).at(-1)).toMatchObject({ type: "items-restored", by: "person" });
  });

  await test.step("6: an operation by hand", async () => {
    await expect(inspector.getByRole("toolbar").getByRole("button")).toHaveCount(6);
    const form = await studio.openOperation("ADD");
    await form.getByRole("textbox", { name: "Memory" }).fill("Plays the oboe.");
    await form.getByRole("button", { name: "Add memory" }).click();
    await studio.openTab("Events");
    await expect(inspector.getByRole("list", { name: "Events" })).toContainText("by you");
  });

  const session = page.url();
  await test.step("7: a new session knows the memories", async () => {
    await page.getByRole("link", { name: "New session" }).click();
    await expect(studio.conversation.getByRole("article")).toHaveCount(0);
    await studio.openTab("Memories");
    await expect(inspector).toContainText("Porto");
  });

  await test.step("8: the memories' page", async () => {
    const library = new MemoryLibrary(page, app.address);
    await page.getByRole("link", { name: words(8), exact: true }).click();
    await library.search.fill("where does Ada live");
    await expect(library.rows.first()).toContainText("Porto");
    await library.show("Porto");
    await library.detail.getByRole("tab", { name: "Source" }).click();
    await expect(library.detail.locator("mark").first()).toContainText("Porto");
    await expect(page.getByRole("slider")).toBeVisible();
    const preview = await library.upload("other.jsonl", '{"content":"Prefers oat milk"}\n{"content":" "}');
    await expect(preview.getByRole("tab", { name: "Left out 1" })).toBeVisible();
  });

  await test.step("9: any step again, proven", async () => {
    await page.goto(session);
    await page.getByRole("link", { name: words(9) }).click();
    await expect(page.getByRole("button", { name: "Chain intact" })).toBeVisible();
    const place = page.getByRole("slider", { name: "Place in the recording" });
    const last = await place.inputValue();
    await page.keyboard.press("ArrowLeft");
    await expect(place).not.toHaveValue(last);
    await page.keyboard.press("d");
    await expect(page.getByRole("tab", { name: /^Diff/ })).toHaveAttribute("data-state", "active");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toContainText("Space");
  });
});
