import { defineConfig } from "@playwright/test";
import { installedBrowsers } from "./scripts/lib/find-browser.mjs";

const executablePath = process.env.CHROMIUM_PATH ?? installedBrowsers()[0];
const isOnBuildServer = Boolean(process.env.CI);

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  forbidOnly: isOnBuildServer,
  retries: 0,
  globalSetup: "./e2e/build-once.ts",
  // Tests of one worker share an app, each as an owner of its own; two workers fill two cores.
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    // A step that cannot be done says so soon.
    actionTimeout: 20_000,
    // A trace costs a third of a test's processor time: `npx playwright test --trace retain-on-failure e2e/x.spec.ts` keeps one.
    trace: "off",
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
});
