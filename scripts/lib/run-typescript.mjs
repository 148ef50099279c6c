import process from "node:process";
import { appEnvironment, assertDataFolderIsWritable } from "./app-environment.mjs";
import { ensureDependencies } from "./ensure-dependencies.mjs";
import { ensureNode } from "./ensure-node.mjs";
import { ensurePrismaClient } from "./ensure-prisma-client.mjs";
import { runProgram } from "./run-program.mjs";

/**
 * Runs one TypeScript file of the project with the server's side of every package, and returns its exit code.
 * Nothing but the file itself writes to standard output.
 */
export async function runTypeScript(file, programArguments) {
  await ensureNode({ quiet: true });
  const environment = appEnvironment();
  assertDataFolderIsWritable(environment);
  await ensureDependencies();
  await ensurePrismaClient();
  const options = ["--conditions=react-server", "--import", "tsx"];
  const { exitCode } = await runProgram(process.execPath, [...options, file, ...programArguments], {
    env: environment,
    ownsSignals: true,
  });
  return exitCode;
}
