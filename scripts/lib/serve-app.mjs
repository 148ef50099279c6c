import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { ExpectedFailure } from "./command-line.mjs";
import { servingRecord } from "./ensure-build.mjs";
import { cacheFolder } from "./project-folders.mjs";
import { programEnd, startProgram, throwIfInterrupted } from "./run-program.mjs";

const startLimitMs = 90_000;
const pollMs = 150;

/**
 * Starts a built app on this machine only, and waits until it answers /api/health.
 * Returns its address, the health it reported, its process id, a promise of its exit code, and how to end it. A silent one keeps standard output free.
 */
export async function serveApp({ folder, port, environment, isSilent = false }) {
  const address = `http://127.0.0.1:${port}`;
  const env = { ...environment, NODE_ENV: "production", HOSTNAME: "127.0.0.1", PORT: String(port) };
  // The app closes its own streams and database; Next would wait for open browsers forever.
  env.NEXT_MANUAL_SIG_HANDLE = "1";
  // A quarter of a start is compiling the same files as at the last one.
  env.NODE_COMPILE_CACHE ??= path.join(cacheFolder, "compiled");
  const child = startProgram(process.execPath, [path.join(folder, "server.js")], {
    env,
    stdio: isSilent ? ["ignore", "ignore", "inherit"] : "inherit",
  });
  const ended = programEnd(child);
  recordServing(folder, child);
  try {
    const health = await waitUntilHealthy(address, child);
    const stop = () => {
      child.kill("SIGTERM");
      return ended;
    };
    return { address, health, ended, stop, processId: child.pid };
  } catch (error) {
    child.kill("SIGTERM");
    await ended;
    throw error;
  }
}

async function waitUntilHealthy(address, child) {
  const deadline = Date.now() + startLimitMs;
  for (;;) {
    const { isHealthy, body, reason } = await askHealth(address);
    throwIfInterrupted();
    if (child.exitCode !== null) {
      throw new ExpectedFailure(
        "The app ended before it was ready: correct what it says above and run again.",
      );
    }
    if (isHealthy) return body;
    if (reason) throw new ExpectedFailure(`The app cannot serve: ${reason}`);
    if (Date.now() > deadline) {
      throw new ExpectedFailure(
        `Nothing answered at ${address} in ${startLimitMs / 1000} seconds: run again.`,
      );
    }
    await wait(pollMs);
  }
}

/** Until the app listens there is no answer at all; an answer that names a reason is final. */
async function askHealth(address) {
  try {
    const response = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(startLimitMs) });
    const body = await response.json().catch(() => ({}));
    const reason = body.error?.message ?? body.message ?? `its health check answers ${response.status}.`;
    return { isHealthy: response.ok, body, reason };
  } catch {
    return { isHealthy: false };
  }
}

function recordServing(folder, child) {
  const record = servingRecord(folder, child.pid);
  writeFileSync(record, "");
  child.once("close", () => rmSync(record, { force: true }));
}
