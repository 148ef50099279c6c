// `npm run screenshots`: makes the pictures of docs/screenshots again, by the test that also checks them.
import { testEnvironment } from "./lib/app-environment.mjs";
import { runCommandLine } from "./lib/command-line.mjs";
import { ensureDependencies } from "./lib/ensure-dependencies.mjs";
import { ensureNode } from "./lib/ensure-node.mjs";
import { ensurePrismaClient } from "./lib/ensure-prisma-client.mjs";
import { ensureBrowser } from "./lib/find-browser.mjs";
import { runTool } from "./lib/run-program.mjs";

await runCommandLine(async () => {
  await ensureNode();
  await ensureDependencies();
  await ensurePrismaClient();
  const env = {
    ...testEnvironment(),
    CHROMIUM_PATH: await ensureBrowser(),
    SCREENSHOTS_FOLDER: "docs/screenshots",
  };
  const { exitCode } = await runTool("playwright", ["test", "e2e/screenshots.spec.ts"], { env });
  return exitCode;
});
