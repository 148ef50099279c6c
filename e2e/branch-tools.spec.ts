import { expect, test } from "./fixtures";
import { sayings } from "./mara";
import { picture } from "./picture";

test("an answer made again without a memory, which memories mattered, a fork and what it carries over", {
  tag: "@long",
}, async ({ studio, page }) => {
  await studio.open();
  await studio.say(sayings[0]);
  await page.getByRole("link", { name: "New session" }).click();
  await expect(studio.conversation.getByRole("article")).toHaveCount(0);
  await studio.say(sayings[2]);
  await expect(studio.answer).toContainText(/peanut/i);
  const original = page.url();

  const dialog = page.getByRole("dialog");
  await test.step("answer again without a memory, and compare", async () => {
    // One click on what was found: the answer without it, beside the original.
    await studio.conversation.getByRole("button", { name: /found/ }).last().click();
    const card = studio.inspector.getByRole("group", { name: "Event card" });
    await card.getByRole("button", { name: /without “.*peanut/i }).click();
    await expect(dialog.getByRole("status")).toContainText("The answer changed", { timeout: 30_000 });
    await expect(dialog.getByRole("figure", { name: "Answer: As it was" })).toContainText(/peanut/i);
    await picture(page, "branches-what-if");
    await dialog.getByRole("link", { name: "Compare side by side" }).click();
    await expect(page.getByRole("heading", { name: "Compare branches" })).toBeVisible();
    await expect(page.getByText(/^They share 0 whole turns/)).toBeVisible();
    await expect(page.getByRole("region", { name: "Turn 1" })).toContainText("The answer changed");
    await picture(page, "branches-compare");
  });

  await test.step("which memories mattered", async () => {
    await page.goto(original);
    await studio.openTab("Turn");
    await studio.inspector.getByRole("button", { name: "Which memories mattered" }).first().click();
    await expect(dialog.getByText(/live with/)).toBeVisible();
    await dialog.getByRole("button", { name: "Find out" }).click();
    await expect(dialog.getByRole("status")).toHaveText(/^(\d+) of \1 runs$/, { timeout: 60_000 });
    await expect(dialog.getByRole("list", { name: "Influence" })).toContainText("says the same");
    await expect(dialog.getByRole("list", { name: "Influence" })).toContainText("of the words moved");
    await picture(page, "branches-influence");
    await page.keyboard.press("Escape");
  });

  await test.step("answer again by another model", async () => {
    await studio.inspector.getByRole("button", { name: "Answer again by another model" }).first().click();
    await page.getByRole("button", { name: /^Demo assistant/ }).click();
    await expect(dialog.getByRole("heading", { name: /Answer again by Demo assistant/ })).toBeVisible();
    await expect(dialog.getByRole("figure", { name: "Answer: As it was" })).toContainText(/peanut/i);
    await expect(dialog.getByRole("status")).toContainText(/the answer/i, {
      timeout: 30_000,
    });
    await page.keyboard.press("Escape");
  });

  await test.step("fork with another message, and carry its memory over", async () => {
    // A fork with another message, planned before it runs; then its change of memory is looked at and carried over.
    await studio.inspector.getByRole("button", { name: "Fork from here: step 1" }).first().click();
    await dialog.getByText("Message", { exact: true }).click();
    await dialog.getByRole("textbox", { name: /begins the branch before the message/ }).fill(sayings[3]);
    await expect(dialog.getByText(/from the record/)).toBeVisible();
    await picture(page, "branches-fork");
    await dialog.getByRole("button", { name: "Fork and run" }).click();
    await expect(page.getByRole("note").filter({ hasText: "Sandbox" })).toBeVisible();
    await studio.waitForAnswer();
    await expect(studio.conversation).toContainText("Tromsø");
    await page.getByRole("button", { name: "Apply to my memories" }).click();
    await expect(dialog).toContainText("Tromsø");
    await picture(page, "branches-apply");
    await dialog.getByRole("button", { name: /^Apply \d/ }).click();
    await expect(dialog.getByRole("status")).toContainText("carried over");
    await page.keyboard.press("Escape");
    await page.goto(original);
    await studio.openTab("Memories");
    await studio.inspector.getByRole("searchbox").fill("Tromsø");
    await expect(studio.inspector.getByText(/Tromsø/).first()).toBeVisible();
  });
});

test("a breakpoint holds the turn until the person decides, over a reload too", { tag: "@long" }, async ({
  studio,
  page,
}) => {
  await test.step("set a breakpoint", async () => {
    await studio.open();
    await studio.say(sayings[1]);
    await studio.openTab("Turn");
    await studio.inspector.getByRole("button", { name: "Breakpoints" }).click();
    await page.getByRole("checkbox", { name: "before DELETE" }).check();
    await page.keyboard.press("Escape");
    await expect(studio.inspector.getByRole("button", { name: "Breakpoints" })).toContainText("1");
  });

  const paused = page.getByRole("region", { name: "Paused at a breakpoint" });
  await test.step("the turn waits, over a reload too, and the call is skipped", async () => {
    await studio.send(sayings[9]);
    await expect(paused).toContainText("The agent wants to delete");
    await expect(paused).toContainText(/version \d+ ends; it can be undone/);
    await picture(page, "branches-paused");
    await page.reload();
    await expect(paused).toContainText("The agent wants to delete");
    await studio.enter(paused.getByRole("button", { name: "Skip" }), "Tab");
    await studio.waitForAnswer();
    await expect(paused).toHaveCount(0);
    const log = await studio.events();
    expect(log.filter((event) => event.type === "memory-deleted")).toEqual([]);
    expect(log.find((event) => event.code === "SKIPPED_BY_PERSON")).toBeDefined();
  });

  await test.step("the next one waits again and is stopped", async () => {
    await studio.send(sayings[9]);
    await expect(paused).toBeVisible();
    await page.getByRole("button", { name: /^Stop/ }).click();
    await studio.waitForAnswer();
    await expect(studio.answer).toContainText("Stopped");
  });
});
