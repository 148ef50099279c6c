import { defineConfig } from "@playwright/test";
import { installedBrowsers } from "./scripts/lib/find-browser.mjs";
import { findFreePort } from "./scripts/lib/find-port.mjs";

// Every worker reads this file again: what the first reading chose is passed on through the environment.
process.env.AGEMEM_TEST_PORT ??= String(await findFreePort());
const executablePath = process.env.CHROMIUM_PATH ?? installedBrowsers()[0];
const port = process.env.AGEMEM_TEST_PORT;
const address = `http://127.0.0.1:${port}`;
const isOnBuildServer = Boolean(process.env.CI);

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  forbidOnly: isOnBuildServer,
  retries: 0,
  // One server and one person's memories: journeys run one after the other.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: address,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [{ name: "desktop", use: { viewport: { width: 1440, height: 900 } } }],
  webServer: {
    command: `"${process.execPath}" scripts/serve-for-tests.mjs --port ${port}`,
    url: `${address}/api/health`,
    timeout: 240_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    stdout: "pipe",
    stderr: "pipe",
  },
});
