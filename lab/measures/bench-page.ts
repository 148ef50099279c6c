// Serves one page of the bench and shows it in a browser: React's production build, with the app's stylesheet.
import process from "node:process";
import { type Browser, chromium, type Page } from "@playwright/test";
import tailwind from "@tailwindcss/postcss";
import { createViteServer } from "vitest/node";
import { ensureBrowser } from "@/scripts/lib/find-browser.mjs";
import { noServerActions, serverlessAliases } from "@/scripts/lib/serverless/without-server.mjs";

/** A page that is being served, and a browser to show it in. */
export interface BenchPage {
  /** Opens the page in a fresh tab of this size, in pixels, and waits until its script has run. */
  openTab(viewport: { readonly width: number; readonly height: number }): Promise<BenchTab>;
  close(): Promise<void>;
}

/** A tab that shows the page. */
export interface BenchTab {
  /** Does something with the tab. Rejects as soon as the page throws, for a page that is not drawn must not be measured. */
  use<Answer>(work: (tab: Page) => Promise<Answer>): Promise<Answer>;
  close(): Promise<void>;
}

/** How long the page's script may take to load, in milliseconds: its modules are compiled as they are asked for. */
const loadLimitMs = 60_000;

/** Serves the page whose script is `entry` and sets `global` on `window` when it has run; a browser is installed where there is none. */
export async function openBenchPage(entry: string, global: string): Promise<BenchPage> {
  const executablePath = await ensureBrowser();
  const server = await serve(entry);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const address = new URL("/bench-page", server.resolvedUrls?.local[0]).href;
  return {
    openTab: (viewport) => openTab(browser, address, viewport, global),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function openTab(
  browser: Browser,
  address: string,
  viewport: { readonly width: number; readonly height: number },
  global: string,
): Promise<BenchTab> {
  const tab = await browser.newPage({ viewport });
  const failure = failureOf(tab);
  const use: BenchTab["use"] = (work) => Promise.race([work(tab), failure]);
  await use(() => tab.goto(address, { timeout: loadLimitMs }));
  await use(() => tab.waitForFunction((name) => name in window, global, { timeout: loadLimitMs }));
  return { use, close: () => tab.close() };
}

/** Rejects when the page throws, or when one of its scripts cannot be loaded. */
function failureOf(tab: Page): Promise<never> {
  return new Promise((_, reject) => {
    tab.on("pageerror", (error) => reject(new Error(`The measured page failed: ${error.message}`)));
    tab.on("response", (response) => {
      if (response.status() < 400 || response.request().resourceType() !== "script") return;
      reject(new Error(`The measured page could not load ${response.url()}: ${response.status()}.`));
    });
  });
}

async function serve(entry: string) {
  // Vite takes its kind of build from here: the production build of React, as the app runs it.
  Object.assign(process.env, { NODE_ENV: "production" });
  // Parts of Next.js read their settings from here; its own bundler would have written them in.
  const settings = `<script>window.process = { env: { NODE_ENV: "production" } };</script>`;
  const html = `<!doctype html><html lang="en"><body>${settings}<script type="module" src="/${entry}"></script></body></html>`;
  const server = await createViteServer({
    configFile: false,
    root: process.cwd(),
    cacheDir: `.cache/bench-${entry.replace(/\W+/g, "-")}`,
    mode: "production",
    // Found before the page asks: a package that is bundled later would bring a second copy of React.
    optimizeDeps: { entries: [entry] },
    logLevel: "error",
    appType: "custom",
    css: { postcss: { plugins: [tailwind()] } },
    server: { host: "127.0.0.1", port: 0, hmr: false, ws: false, watch: null },
    resolve: { alias: serverlessAliases },
    plugins: [
      noServerActions(),
      {
        name: "bench-page",
        configureServer: ({ middlewares }) =>
          void middlewares.use("/bench-page", (_request, response) => {
            response.setHeader("content-type", "text/html");
            response.end(html);
          }),
      },
    ],
  });
  await server.listen();
  return server;
}
