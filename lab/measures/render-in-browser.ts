// Opens the Context tab alone in a real browser and asks it how long an event takes to show.
import process from "node:process";
import { chromium } from "@playwright/test";
import { createViteServer } from "vitest/node";
import { installedBrowsers } from "@/scripts/lib/find-browser.mjs";
import type { RenderTimes } from "./context-page";

/** What the list needs of the app's stylesheet: the panel scrolls, rows have their height, the list stands where it is put. */
const page = `<!doctype html><html><head><style>
  html, body { height: 800px; width: 420px; margin: 0; font: 13px/20px sans-serif; }
  .h-full { height: 100%; } .overflow-y-auto { overflow-y: auto; } .min-h-8 { min-height: 32px; }
  .relative { position: relative; } .absolute { position: absolute; } .inset-x-0 { left: 0; right: 0; } .top-0 { top: 0; }
  .grid { display: grid; } .truncate { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
</style></head><body><script type="module" src="/lab/measures/context-page.tsx"></script></body></html>`;

/** One session to show. */
export interface ShownSession {
  readonly items: number;
  readonly withinBudget: boolean;
}

/** Measures each session in turn; null when there is no browser on this machine. */
export async function renderInBrowser(
  sessions: readonly ShownSession[],
): Promise<readonly RenderTimes[] | null> {
  const executablePath = process.env.CHROMIUM_PATH ?? installedBrowsers()[0];
  if (executablePath === undefined) return null;
  // Vite takes its kind of build from here: the production build of React, as the app runs it.
  Object.assign(process.env, { NODE_ENV: "production" });
  const server = await createViteServer({
    configFile: false,
    root: process.cwd(),
    cacheDir: ".cache/bench-page",
    mode: "production",
    // Found before the page asks: a package that is bundled later would bring a second copy of React.
    optimizeDeps: { entries: ["lab/measures/context-page.tsx"] },
    logLevel: "error",
    appType: "custom",
    server: { host: "127.0.0.1", port: 0, hmr: false, ws: false, watch: null },
    resolve: { alias: { "@": process.cwd() } },
    plugins: [
      {
        name: "bench-page",
        configureServer: ({ middlewares }) =>
          void middlewares.use("/bench-page", (_request, response) => {
            response.setHeader("content-type", "text/html");
            response.end(page);
          }),
      },
    ],
  });
  await server.listen();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const tab = await browser.newPage();
    await tab.goto(new URL("/bench-page", server.resolvedUrls?.local[0]).href);
    await tab.waitForFunction(() => "measureContext" in window, undefined, { timeout: 120_000 });
    const times: RenderTimes[] = [];
    for (const { items, withinBudget } of sessions) {
      times.push(
        await tab.evaluate(([count, within]) => window.measureContext(count, within), [
          items,
          withinBudget,
        ] as const),
      );
    }
    return times;
  } finally {
    await browser.close();
    await server.close();
  }
}
