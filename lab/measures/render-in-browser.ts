// Opens the Context tab alone in a real browser and asks it how long an event takes to show.
import { openBenchPage } from "./bench-page";
import type { RenderTimes } from "./context-page";

/** One session to show. */
export interface ShownSession {
  readonly items: number;
  readonly withinBudget: boolean;
}

/** Measures each session in turn. */
export async function renderInBrowser(sessions: readonly ShownSession[]): Promise<readonly RenderTimes[]> {
  const page = await openBenchPage("lab/measures/context-page.tsx", "measureContext");
  try {
    const tab = await page.openTab({ width: 420, height: 800 });
    const times: RenderTimes[] = [];
    for (const { items, withinBudget } of sessions) {
      const shown = [items, withinBudget] as const;
      times.push(
        await tab.use((opened) =>
          opened.evaluate(([count, within]) => window.measureContext(count, within), shown),
        ),
      );
    }
    return times;
  } finally {
    await page.close();
  }
}
