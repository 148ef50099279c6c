// `npm start`: prepares whatever is missing, then serves the app on this machine until Ctrl-C.
import { appEnvironment, assertDataFolderIsWritable } from "./lib/app-environment.mjs";
import { runCommandLine, say } from "./lib/command-line.mjs";
import { ensureBuild } from "./lib/ensure-build.mjs";
import { ensureDependencies } from "./lib/ensure-dependencies.mjs";
import { ensureNode } from "./lib/ensure-node.mjs";
import { ensurePrismaClient } from "./lib/ensure-prisma-client.mjs";
import { choosePort } from "./lib/find-port.mjs";
import { serveApp } from "./lib/serve-app.mjs";

await runCommandLine(async () => {
  await ensureNode();
  const environment = appEnvironment();
  const port = await choosePort(environment);
  assertDataFolderIsWritable(environment);
  await ensureDependencies();
  await ensurePrismaClient();
  const folder = await ensureBuild(environment);
  say("Starting the app…");
  const { address, ended } = await serveApp({ folder, port, environment });
  console.log(
    `\nAgeMem Studio is ready: ${address}\nYour data: ${whereDataLives(environment)}. Stop with Ctrl-C.\n`,
  );
  return await ended;
});

function whereDataLives({ DATABASE_URL: databaseUrl, AGEMEM_DATA_DIR: dataFolder }) {
  return databaseUrl ? "the database named by DATABASE_URL" : dataFolder;
}
