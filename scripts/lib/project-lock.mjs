import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { say } from "./command-line.mjs";
import { asShown, cacheFolder } from "./project-folders.mjs";

const pollMs = 300;

/** The holder renews its lock this often. A process id is given again by the system, so that it lives proves nothing. */
const renewMs = 5_000;
const staleMs = 12 * renewMs;

/** Runs the work while no other command of this checkout runs work of the same name. */
export async function withProjectLock(name, work) {
  mkdirSync(cacheFolder, { recursive: true });
  const file = path.join(cacheFolder, `${name}.lock`);
  let hasSaid = false;
  while (!take(file)) {
    if (!hasSaid)
      say(`Waiting for another command to finish "${name}" (if there is none, delete ${asShown(file)})…`);
    hasSaid = true;
    await wait(pollMs);
  }
  const renewal = setInterval(() => renew(file), renewMs);
  renewal.unref();
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    rmSync(file, { force: true });
  }
}

/** True while a process with that id exists. */
export function isAlive(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const holder = Number(readOrNothing(file));
    if ((holder && !isAlive(holder)) || isStale(file)) rmSync(file, { force: true });
    return false;
  }
}

function renew(file) {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch (error) {
    // Somebody deleted it, as the message above says one may.
    if (error.code !== "ENOENT") throw error;
  }
}

function isStale(file) {
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return age > staleMs;
}

function readOrNothing(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
