// `npm run build`: builds the app when its sources changed, and prints the folder that holds it.
import { appEnvironment } from "./lib/app-environment.mjs";
import { runCommandLine } from "./lib/command-line.mjs";
import { ensureBuild } from "./lib/ensure-build.mjs";
import { ensureDependencies } from "./lib/ensure-dependencies.mjs";
import { ensureNode } from "./lib/ensure-node.mjs";
import { ensurePrismaClient } from "./lib/ensure-prisma-client.mjs";
import { asShown } from "./lib/project-folders.mjs";

await runCommandLine(async () => {
  await ensureNode();
  await ensureDependencies();
  await ensurePrismaClient();
  console.log(asShown(await ensureBuild(appEnvironment())));
});
