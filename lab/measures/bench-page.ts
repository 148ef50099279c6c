// Serves one page of the bench to a browser: bundled as the app's production build is, with the app's stylesheet.
import path from "node:path";
import process from "node:process";
import tailwind from "@tailwindcss/postcss";
import { createViteServer } from "vitest/node";
import { ensureBrowser } from "@/scripts/lib/find-browser.mjs";
import { noServerActions } from "./no-server-actions";

/** A page that is being served. */
export interface BenchPage {
  readonly address: string;
  readonly executablePath: string;
  close(): Promise<void>;
}

/** Serves the page whose script is `entry`, for a browser of this machine; one is installed where there is none. */
export async function openBenchPage(entry: string): Promise<BenchPage> {
  const executablePath = await ensureBrowser();
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
    resolve: {
      alias: {
        "next/navigation": path.join(process.cwd(), "lab/measures/no-navigation.ts"),
        "@": process.cwd(),
      },
    },
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
  return {
    address: new URL("/bench-page", server.resolvedUrls?.local[0]).href,
    executablePath,
    close: () => server.close(),
  };
}
