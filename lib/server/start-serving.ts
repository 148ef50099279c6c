import "server-only";
import { getApp } from "./app";
import { describeThrown } from "./error-response";
import { log } from "./log";
import { closeStreams } from "./open-streams";

/** How long running answers get to be saved before the process ends, in milliseconds. */
const shutdownLimitMs = 5_000;

/**
 * Opens the app at start and closes it in order at the end: streams first (a browser would hold the server forever), then running
 * answers, which are saved as interrupted, then the database. A failed opening does not stop the server: each page says why.
 */
export async function startServing(): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void shutDown());
  try {
    await getApp();
  } catch (error) {
    log.error(describeThrown(error).message);
  }
}

async function shutDown(): Promise<void> {
  const deadline = setTimeout(() => process.exit(1), shutdownLimitMs);
  deadline.unref();
  closeStreams();
  try {
    await (await getApp()).close();
  } catch (error) {
    log.error({ error }, "closing the app failed");
  }
  process.exit(0);
}
