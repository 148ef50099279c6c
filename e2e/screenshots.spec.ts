import path from "node:path";
import { expect, test } from "./fixtures";
import { sayings } from "./mara";
import { MemoryLibrary } from "./memory-library";

/** `npm run screenshots` keeps the pictures for the README; an ordinary run only proves that they can be made. */
const folder = process.env.SCREENSHOTS_FOLDER ?? path.join("test-results", "screenshots");

/** What a person might bring from elsewhere. */
const hobbies = [
  "Prefers tea to coffee",
  "Plays the oboe in a wind quintet",
  "Has a dog named Pim",
  "Keeps a garden with angelica and rhubarb",
  "Wants to learn to sail before summer",
  "Speaks Norwegian, Swedish and some Northern Sami",
];

const sizes = [
  { name: "studio", width: 1440, height: 900 },
  { name: "studio-1280", width: 1280, height: 800 },
  { name: "studio-390", width: 390, height: 844 },
] as const;

test("chat and inspector at three widths, light and dark", { tag: "@long" }, async ({ studio, page }) => {
  test.setTimeout(240_000);
  await studio.open();
  for (const saying of sayings.slice(0, 8)) await studio.say(saying);
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const { name, width, height } of sizes) {
      await page.setViewportSize({ width, height });
      await expect(studio.answer).toBeInViewport();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${name} ${scheme} scrolls sideways`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: path.join(folder, `${name}-${scheme}.png`) });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${page.url().replace("/chat/", "/replay/")}?step=9`);
  await expect(page.getByRole("button", { name: "Chain intact" })).toBeVisible();
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.screenshot({ path: path.join(folder, `replay-${scheme}.png`) });
  }
});

test("the memories at two widths, light and dark", { tag: "@long" }, async ({ studio, app, page }) => {
  await studio.open();
  for (const saying of sayings.slice(0, 5)) await studio.say(saying);
  const library = new MemoryLibrary(page, app.address);
  await library.open();
  await library.remember(...hobbies);
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width: 1440, height: 900 });
    await library.open("?q=where+does+she+live");
    await library.row("Tromsø").getByRole("button").first().click();
    await expect(library.detail.getByRole("tab", { name: /^Used in/ })).toBeVisible();
    await expect(library.detail.getByRole("definition").filter({ hasText: "–" })).toHaveCount(0);
    await expect(page.locator("[data-sonner-toast]")).toHaveCount(0);
    await page.screenshot({ path: path.join(folder, `memories-${scheme}.png`) });
    await page.setViewportSize({ width: 390, height: 844 });
    await library.open();
    await expect(library.rows.first()).toBeVisible();
    await page.screenshot({ path: path.join(folder, `memories-390-${scheme}.png`) });
  }
});
