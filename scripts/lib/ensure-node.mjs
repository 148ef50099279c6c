import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ExpectedFailure, say } from "./command-line.mjs";
import { nodeReleases, oldestSupportedNode } from "./node-releases.mjs";
import { asShown, cacheFolder } from "./project-folders.mjs";
import { runNpm } from "./run-npm.mjs";
import { runProgram } from "./run-program.mjs";

/**
 * Returns at once when this Node is recent enough. Otherwise takes a recent one from npm, runs the same
 * command with it, and ends this process with its exit code.
 */
export async function ensureNode({ quiet = false } = {}) {
  const current = process.versions.node;
  if (isRecentEnough(current)) return;
  const release = nodeReleases[`${process.platform}-${process.arch}`];
  if (!release) throw new ExpectedFailure(whatToInstall(current));
  const binary = await fetchNode(release, current);
  if (!quiet)
    say(
      `Node ${current} is older than ${oldestSupportedNode}: using Node ${release.version} from ${asShown(cacheFolder)}.`,
    );
  const env = { ...process.env, PATH: `${path.dirname(binary)}${path.delimiter}${process.env.PATH ?? ""}` };
  const { exitCode } = await runProgram(binary, process.argv.slice(1), {
    env,
    cwd: process.cwd(),
    ownsSignals: true,
  });
  process.exit(exitCode);
}

/** Compares versions written as "major.minor.patch". */
export function isRecentEnough(version, oldest = oldestSupportedNode) {
  const [major, minor] = version.split(".").map(Number);
  const [oldestMajor, oldestMinor] = oldest.split(".").map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

async function fetchNode(release, current) {
  const folder = path.join(cacheFolder, "node", release.version);
  const binary = nodeBinary(folder, release);
  if (existsSync(binary)) return binary;
  say(
    `Node ${current} is older than ${oldestSupportedNode}: fetching Node ${release.version} from npm into ${asShown(folder)} (once, 190 MB unpacked)…`,
  );
  // Unpacked beside its place and renamed, so that an interrupted or simultaneous fetch leaves nothing half-made.
  const partial = `${folder}.${process.pid}.partial`;
  try {
    writeLockedProject(partial, release);
    await runNpm(["ci", "--prefix", partial, "--engine-strict=false"], `Fetching Node ${release.version}`, {
      cwd: partial,
    });
    await assertRuns(nodeBinary(partial, release), current);
    if (!existsSync(binary)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return binary;
}

function nodeBinary(folder, release) {
  const file = process.platform === "win32" ? "node.exe" : "node";
  return path.join(folder, "node_modules", release.package, "bin", file);
}

/** A project whose lock file holds the checksum, which `npm ci` then verifies. */
function writeLockedProject(folder, release) {
  const dependencies = { [release.package]: release.version };
  const locked = { version: release.version, integrity: release.integrity };
  const lock = {
    lockfileVersion: 3,
    packages: { "": { dependencies }, [`node_modules/${release.package}`]: locked },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  writeFileSync(path.join(folder, "package-lock.json"), JSON.stringify(lock));
}

async function assertRuns(binary, current) {
  const { exitCode } = await runProgram(binary, ["--version"], { collect: true });
  if (exitCode !== 0) throw new ExpectedFailure(whatToInstall(current));
}

function whatToInstall(current) {
  return `Node ${current} is too old and npm has no Node for this machine (${process.platform}-${process.arch}): install Node 24 from https://nodejs.org and run again.`;
}
