import path from "node:path";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

const folder = process.env.SCREENSHOTS_FOLDER ?? path.join("test-results", "screenshots");

/** Takes the page wide and narrow, light and dark, and holds that nothing scrolls sideways. */
export async function picture(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? { width: 1440, height: 900 };
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const [size, viewport] of [
      ["wide", { width: 1440, height: 900 }],
      ["390", { width: 390, height: 844 }],
    ] as const) {
      await page.setViewportSize(viewport);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${name} ${size} scrolls sideways`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: path.join(folder, `${name}-${size}-${scheme}.png`) });
    }
  }
  await page.setViewportSize(before);
}
