import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { OpenAiServer } from "../lib/adapters/ai-sdk/testing/openai-server";
import { refusal } from "../lib/adapters/ai-sdk/testing/wire-script";
import { expect, type Studio } from "./fixtures";
import { answer, test } from "./provider";

const tabs = ["Context", "Events", "Memories", "Turn", "Reward"] as const;

for (const colorScheme of ["light", "dark"] as const) {
  test(`no state of the inspector breaks a rule that axe knows, ${colorScheme}`, {
    tag: colorScheme === "dark" ? "@long" : [],
  }, async ({ studio, provider, page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await studio.open();
    // The separator has a value once the panels beside it were measured.
    await expect(page.getByRole("separator", { name: "Width of the inspector" })).toHaveAttribute(
      "aria-valuenow",
      /\d/,
    );
    await expectNoViolations(page, "empty");
    await converse(studio, provider);
    for (const tab of tabs) {
      await studio.openTab(tab);
      await expectNoViolations(page, tab);
    }

    await studio.openTab("Context");
    await studio.inspector.getByRole("button", { name: "Dropped first" }).click();
    await studio.item("Noted.").getByRole("button", { name: "Noted." }).click();
    await expectNoViolations(page, "details of an item");
    const form = await studio.openOperation("FILTER");
    await form.getByRole("textbox").fill("football");
    await expect(form.getByRole("row").nth(1)).toBeVisible();
    await expectNoViolations(page, "FILTER form");
    await form.getByRole("button", { name: "Cancel" }).click();
    await studio.inspector.getByRole("radio", { name: "Exact prompt" }).click();
    await expectNoViolations(page, "exact prompt");

    const summary = await studio.openOperation("SUMMARY");
    provider.script(answer("Allergic."));
    await summary.getByRole("button", { name: "Summarize" }).click();
    await studio.openTab("Events");
    const events = studio.inspector.getByRole("list", { name: "Events" }).getByRole("listitem");
    for (const word of ["Add", "Filter", "Summary"]) {
      await events
        .filter({ hasText: new RegExp(`^${word}`) })
        .getByRole("button")
        .click();
      await expectNoViolations(page, `card of ${word}`);
    }
  });
}

test("errors and the sheet of a phone break no rule that axe knows", async ({ studio, provider, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await studio.open();
  await converse(studio, provider);
  provider.script(refusal(401, "invalid_api_key", "Incorrect API key provided."));
  await studio.say("Are you there?");
  await expect(studio.answer).toContainText("refused the key");
  await expectNoViolations(page, "error");

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoViolations(page, "390 px");
  await page.getByRole("button", { name: "Inspector" }).click();
  const sheet = page.getByRole("dialog", { name: "Inspector" });
  for (const tab of tabs) {
    await sheet.getByRole("tab", { name: new RegExp(`^${tab}`) }).click();
    await expectNoViolations(page, `390 px, ${tab}`);
  }
  await sheet.getByRole("button", { name: "Close inspector" }).click();
  await page.getByRole("button", { name: "Sessions" }).click();
  await expectNoViolations(page, "390 px, sessions");
});

test("the first message is sent and the inspector reached by keyboard alone", async ({
  studio,
  provider,
  page,
}) => {
  provider.script(answer("Hello Mara."));
  await studio.open();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the message box" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(studio.composer).toBeFocused();
  await page.keyboard.type("I am Mara.");
  await page.keyboard.press("Enter");
  await expect(studio.answer).toContainText("Hello Mara.");
  await studio.reach(studio.inspector, "F6");
  await page.keyboard.press("Tab");
  const tab = studio.inspector.getByRole("tab", { name: /^Context/ });
  await expect(tab).toBeFocused();
  for (const name of tabs.slice(1)) {
    await page.keyboard.press("ArrowRight");
    await expect(
      studio.inspector.getByRole("tab", { name: new RegExp(`^${name}`), selected: true }),
    ).toBeFocused();
  }
  await page.keyboard.press("Control+i");
  await expect(page.getByRole("button", { name: "Open the inspector" })).toBeVisible();
  await page.keyboard.press("Control+i");
  await expect(tab).toBeVisible();
});

for (const reducedMotion of ["no-preference", "reduce"] as const) {
  test(`rows move ${reducedMotion === "reduce" ? "not at all" : "to explain a change"} with ${reducedMotion}`, {
    tag: reducedMotion === "reduce" ? [] : "@long",
  }, async ({ studio, provider, page }) => {
    await page.emulateMedia({ reducedMotion });
    await page.addInitScript(() => {
      document.addEventListener("animationstart", ({ animationName }) => {
        document.documentElement.dataset.moved = `${document.documentElement.dataset.moved ?? ""} ${animationName}`;
      });
    });
    await studio.open();
    await converse(studio, provider);
    const moved = (await page.locator("html").getAttribute("data-moved")) ?? "";
    if (reducedMotion === "reduce") expect(moved).toBe("");
    else expect(moved).toContain("slide-down");
  });
}

/** A turn with an ADD, a turn without, and a FILTER. */
async function converse(studio: Studio, provider: OpenAiServer): Promise<void> {
  const call = (name: string, input: object) => ({
    ...answer(),
    calls: [{ name, pieces: [JSON.stringify(input)] }],
  });
  provider.script(
    call("Add_memory", { content: "Mara is allergic to peanuts." }),
    answer("Noted."),
    answer("What a pity about the football match."),
    call("Filter_context", { criteria: "football match" }),
    answer("It is gone."),
  );
  await studio.say("I am Mara and I am allergic to peanuts.");
  await studio.say("The football match was rained off.");
  await studio.say("Please drop that.");
}

/** Checks the page as it is now; a violation is told by its rule, the state and the elements. */
async function expectNoViolations(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join("\n  ")}`,
  );
  expect.soft(told, state).toEqual([]);
}
