import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { testEnvironment } from "../scripts/lib/app-environment.mjs";
import { findFreePort } from "../scripts/lib/find-port.mjs";
import { cacheFolder } from "../scripts/lib/project-folders.mjs";

/** A running app with a data folder of its own. */
export interface App {
  readonly address: string;
  readonly dataFolder: string;
  /** Ends the process at once, as a power cut or a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same data and the same port. */
  restart(): Promise<void>;
  /** Ends the process and removes its data. */
  close(): Promise<void>;
}

/** How long a start may take, in milliseconds: the embedded database opens cold in up to ten seconds on a busy machine. */
const startLimitMs = 60_000;

/** Starts the built app, demo assistant and empty memory unless `settings` say otherwise. */
export async function startApp(settings: Readonly<Record<string, string>> = {}): Promise<App> {
  const folder = process.env.AGEMEM_TEST_BUILD;
  if (!folder)
    throw new Error(
      "AGEMEM_TEST_BUILD names no build: run the browser tests through Playwright's configuration.",
    );
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), "agemem-browser-test-"));
  const port = await findFreePort();
  const address = `http://127.0.0.1:${port}`;
  const environment = {
    ...testEnvironment(),
    NODE_ENV: "production",
    HOSTNAME: "127.0.0.1",
    NEXT_MANUAL_SIG_HANDLE: "1",
    PORT: String(port),
    NODE_COMPILE_CACHE: path.join(cacheFolder, "compiled"),
    AGEMEM_DATA_DIR: dataFolder,
    AGEMEM_LOG_LEVEL: "error",
    ...settings,
  } as unknown as NodeJS.ProcessEnv;
  const start = async () => {
    const child = spawn(process.execPath, [path.join(folder, "server.js")], {
      env: environment,
      stdio: ["ignore", "ignore", "inherit"],
    });
    await waitUntilHealthy(address, child);
    return child;
  };
  let child = await start();
  return {
    address,
    dataFolder,
    kill: () => end(child, "SIGKILL"),
    async restart() {
      child = await start();
    },
    async close() {
      await end(child, "SIGTERM");
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

async function waitUntilHealthy(address: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + startLimitMs;
  while (child.exitCode === null && Date.now() < deadline) {
    const response = await fetch(`${address}/api/health`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The app at ${address} did not become healthy (exit code ${child.exitCode}).`);
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(signal);
  return ended;
}
