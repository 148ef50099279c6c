import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureReplayPage, replayPageFile } from "./build-replay-page.mjs";
import { checkDoors } from "./check-doors.mjs";
import { ExpectedFailure, say } from "./command-line.mjs";
import { hashOfContents } from "./content-stamp.mjs";
import { cacheFolder, inProject } from "./project-folders.mjs";
import { isAlive, withProjectLock } from "./project-lock.mjs";
import { runTool } from "./run-program.mjs";

const sources = [
  "app",
  "components",
  "lib",
  "prisma",
  "public",
  "scripts/lib/build-replay-page.mjs",
  "scripts/lib/serverless",
  "instrumentation-client.ts",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];
const isNotBuilt = (file) =>
  /\.(test|contract)\.tsx?$/.test(file) ||
  file.startsWith("lib/adapters/prisma/generated/") ||
  inProject(file) === replayPageFile;

const buildsFolder = path.join(cacheFolder, "builds");
const standalone = inProject(".next/standalone");

/**
 * Builds the app when its sources changed and returns the folder that holds its `server.js`.
 * Each build gets a folder of its own, so that a later build never disturbs an app that is running.
 */
export async function ensureBuild(environment) {
  return await withProjectLock("build", async () => {
    const folder = path.join(buildsFolder, hashOfContents(sources, isNotBuilt));
    if (!existsSync(folder)) {
      await build(environment);
      mkdirSync(buildsFolder, { recursive: true });
      renameSync(standalone, folder);
    }
    removeOtherBuilds(folder);
    return folder;
  });
}

/** The file in a build that names the process serving it. */
export function servingRecord(folder, processId) {
  return path.join(folder, `serving-${processId}`);
}

async function build(environment) {
  say("Building the app (about half a minute)…");
  rmSync(standalone, { recursive: true, force: true });
  const env = { ...environment, NODE_ENV: "production" };
  const { exitCode, output } = await runTool("next", ["build"], { env, collect: true });
  if (exitCode !== 0) {
    throw new ExpectedFailure(
      `${output.trim()}\n\nThe build failed: correct what is named above and run again.`,
    );
  }
  checkDoors(inProject(".next/server"));
  await ensureReplayPage();
  cpSync(inProject(".next/static"), path.join(standalone, ".next/static"), { recursive: true });
  if (existsSync(inProject("public")))
    cpSync(inProject("public"), path.join(standalone, "public"), { recursive: true });
  removeSettings();
}

/** Next copies `.env` into its output; settings are read again at every start instead. */
function removeSettings() {
  for (const name of readdirSync(standalone)) {
    if (name.startsWith(".env")) rmSync(path.join(standalone, name));
  }
}

/** Earlier builds go, unless something still serves them. */
function removeOtherBuilds(current) {
  for (const name of readdirSync(buildsFolder)) {
    const folder = path.join(buildsFolder, name);
    if (folder !== current && !isBeingServed(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

function isBeingServed(folder) {
  return readdirSync(folder)
    .filter((name) => name.startsWith("serving-"))
    .some((name) => isAlive(Number(name.slice("serving-".length))));
}
