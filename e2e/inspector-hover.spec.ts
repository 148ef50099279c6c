import type { Locator } from "@playwright/test";
import { expect, type Studio } from "./fixtures";
import { answer, test } from "./provider";

const greeting = "I am Mara and I am allergic to peanuts.";
const reply = "I will remember that, Mara.";

test.beforeEach(async ({ studio, provider }) => {
  const content = "Mara is allergic to peanuts.";
  provider.script(
    { ...answer(), calls: [{ name: "Add_memory", pieces: [JSON.stringify({ content })] }] },
    answer(reply),
    answer("Good morning to you too."),
  );
  await studio.open();
  await studio.say(greeting);
  await studio.say("Good morning.");
});

test("a stretch of the bar lights up its legend, its items and their messages, and only those", async ({
  studio,
}) => {
  const meter = studio.inspector.getByRole("meter", { name: "Context budget" });
  await meter.hover({ position: { x: 4, y: 8 } });
  await expect(lit(studio.items)).toHaveCount(1);
  await expect(lit(studio.items)).toContainText(/^system/);

  await studio.inspector.getByRole("button", { name: /^You \d+/ }).hover();
  await expect(lit(studio.items)).toHaveCount(2);
  await expect(lit(studio.items).first()).toContainText(greeting);
  await expect(lit(studio.items).last()).toContainText("Good morning.");
  await expect(message(studio, 1)).toHaveAttribute("data-connected", "true");
  await expect(message(studio, 3)).toHaveAttribute("data-connected", "true");
  await expect(lit(messages(studio))).toHaveCount(0);
  await studio.composer.hover();
  await expect(studio.page.locator("[data-connected]")).toHaveCount(0);
});

test("an item, its message and the event that brought it light each other up", async ({ studio }) => {
  await message(studio, 1).hover();
  await expect(lit(studio.items)).toHaveCount(1);
  await expect(lit(studio.items)).toContainText(greeting);

  await studio.items
    .filter({ hasText: "result of" })
    .or(studio.items.filter({ hasText: "stored" }))
    .hover();
  await expect(lit(studio.items)).toHaveCount(2);
  await expect(chip(studio)).toHaveAttribute("data-connected", "true");

  await chip(studio).hover();
  await expect(lit(studio.items).first()).toContainText(greeting);
  await studio.openTab("Events");
  await chip(studio).hover();
  const events = studio.inspector.getByRole("list", { name: "Events" }).getByRole("listitem");
  await expect(lit(events)).toHaveCount(1);
  await expect(lit(events)).toContainText("Mara is allergic to peanuts.");
  await studio.composer.hover();
  await expect(studio.page.locator("[data-connected]")).toHaveCount(0);
  await events.first().hover();
  await expect(chip(studio)).toHaveAttribute("data-connected", "true");
  await expect(message(studio, 1)).toHaveAttribute("data-connected", "true");
});

test("a click keeps the light when the pointer leaves, and Escape releases it", async ({ studio, page }) => {
  const legend = studio.inspector.getByRole("button", { name: /^You \d+/ });
  await legend.click();
  await expect(legend).toHaveAttribute("aria-pressed", "true");
  await studio.composer.hover();
  await expect(lit(studio.items)).toHaveCount(2);
  await message(studio, 4).hover();
  await expect(lit(studio.items)).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(lit(studio.items)).toHaveCount(0);
  await expect(legend).toHaveAttribute("aria-pressed", "false");

  await studio.inspector.getByRole("meter").click({ position: { x: 4, y: 8 } });
  await studio.composer.hover();
  await expect(lit(studio.items)).toContainText(/^system/);
  await page.keyboard.press("Escape");
  await expect(lit(studio.items)).toHaveCount(0);

  await studio.conversation.getByText(greeting).click();
  await studio.composer.hover();
  await expect(lit(studio.items)).toContainText(greeting);
  await expect(message(studio, 1)).toHaveAttribute("data-connected", "true");
  await page.keyboard.press("Escape");
  await expect(lit(studio.items)).toHaveCount(0);

  await chip(studio).click();
  await studio.openTab("Context");
  await studio.composer.hover();
  await expect(lit(studio.items).first()).toContainText(greeting);
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-connected]")).toHaveCount(0);
});

/** Those of the elements that are lit up, or hold something that is. */
function lit(elements: Locator): Locator {
  return elements.filter({ has: elements.page().locator("[data-connected]") });
}

function messages(studio: Studio): Locator {
  return studio.conversation.getByRole("article");
}

/** A message of the conversation, counted from 1. */
function message(studio: Studio, number: number): Locator {
  return messages(studio).nth(number - 1);
}

/** The operation that the agent ran, as the conversation shows it; its undo is beside it. */
function chip(studio: Studio): Locator {
  return studio.conversation.getByRole("list", { name: "Memory operations" }).getByRole("button").first();
}
