// Opens the Context tab alone in a real browser and asks it how long an event takes to show.
import { chromium } from "@playwright/test";
import { openBenchPage } from "./bench-page";
import type { RenderTimes } from "./context-page";

/** One session to show. */
export interface ShownSession {
  readonly items: number;
  readonly withinBudget: boolean;
}

/** Measures each session in turn. */
export async function renderInBrowser(sessions: readonly ShownSession[]): Promise<readonly RenderTimes[]> {
  const page = await openBenchPage("lab/measures/context-page.tsx");
  const browser = await chromium.launch({ executablePath: page.executablePath, args: ["--no-sandbox"] });
  try {
    const tab = await browser.newPage({ viewport: { width: 420, height: 800 } });
    await tab.goto(page.address);
    await tab.waitForFunction(() => "measureContext" in window, undefined, { timeout: 180_000 });
    const times: RenderTimes[] = [];
    for (const { items, withinBudget } of sessions) {
      const shown = [items, withinBudget] as const;
      times.push(await tab.evaluate(([count, within]) => window.measureContext(count, within), shown));
    }
    return times;
  } finally {
    await browser.close();
    await page.close();
  }
}
