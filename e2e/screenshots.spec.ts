import path from "node:path";
import { expect, test } from "./fixtures";
import { sayings } from "./mara";

/** `npm run screenshots` keeps the pictures for the README; an ordinary run only proves that they can be made. */
const folder = process.env.SCREENSHOTS_FOLDER ?? path.join("test-results", "screenshots");

const sizes = [
  { name: "studio", width: 1440, height: 900 },
  { name: "studio-1280", width: 1280, height: 800 },
  { name: "studio-390", width: 390, height: 844 },
] as const;

test("chat and inspector at three widths, light and dark", async ({ studio, page }) => {
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
});
