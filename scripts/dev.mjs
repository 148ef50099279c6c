// `npm run dev`: the app with hot reload, on the same data as `npm start`.
import { appEnvironment, assertDataFolderIsWritable } from "./lib/app-environment.mjs";
import { ensureReplayPage } from "./lib/build-replay-page.mjs";
import { runCommandLine } from "./lib/command-line.mjs";
import { ensureDependencies } from "./lib/ensure-dependencies.mjs";
import { ensureNode } from "./lib/ensure-node.mjs";
import { ensurePrismaClient } from "./lib/ensure-prisma-client.mjs";
import { choosePort } from "./lib/find-port.mjs";
import { runTool } from "./lib/run-program.mjs";

await runCommandLine(async () => {
  await ensureNode();
  const environment = appEnvironment();
  const port = await choosePort(environment);
  assertDataFolderIsWritable(environment);
  await ensureDependencies();
  await ensurePrismaClient();
  await ensureReplayPage();
  const options = ["--hostname", "127.0.0.1", "--port", String(port)];
  const { exitCode } = await runTool("next", ["dev", ...options], { env: environment, ownsSignals: true });
  return exitCode;
});
