// Serves the built app for the browser tests: offline assistant, empty data folder, port from the command line.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { testEnvironment } from "./lib/app-environment.mjs";
import { readOption, runCommandLine } from "./lib/command-line.mjs";
import { ensureBuild } from "./lib/ensure-build.mjs";
import { ensureNode } from "./lib/ensure-node.mjs";
import { serveApp } from "./lib/serve-app.mjs";

await runCommandLine(async () => {
  await ensureNode({ quiet: true });
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), "agemem-browser-tests-"));
  try {
    const environment = { ...testEnvironment(), AGEMEM_DATA_DIR: dataFolder };
    const folder = await ensureBuild(environment);
    const { ended } = await serveApp({ folder, port: Number(readOption("port")), environment });
    return await ended;
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});
