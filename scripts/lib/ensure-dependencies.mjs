import { existsSync, readFileSync } from "node:fs";
import process from "node:process";
import { say } from "./command-line.mjs";
import { inProject } from "./project-folders.mjs";
import { withProjectLock } from "./project-lock.mjs";
import { runNpm } from "./run-npm.mjs";

/** Installs exactly what package-lock.json says, unless it is all there already. */
export async function ensureDependencies() {
  if (areInstalled()) return;
  await withProjectLock("install", async () => {
    if (areInstalled()) return;
    say("Installing dependencies from npm (about a minute, once)…");
    await runNpm(["ci", "--include=dev", "--engine-strict=false"], "Installing dependencies");
  });
}

/** Compares the lock file with the record npm keeps of what it unpacked, however it was installed. */
function areInstalled() {
  const record = inProject("node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const unpacked = readPackages(record);
  return Object.entries(readPackages(inProject("package-lock.json")))
    .filter(([location, wanted]) => location !== "" && isForThisMachine(wanted))
    .every(([location, wanted]) => unpacked[location]?.version === wanted.version);
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/** Packages with native parts name their systems; which C library they are for is left to npm. */
function isForThisMachine({ optional, os, cpu, libc }) {
  if (!optional) return true;
  return Boolean(os?.includes(process.platform) && cpu?.includes(process.arch) && !libc);
}
