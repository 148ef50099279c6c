import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Llama, LlamaRuntime } from "./llama-runtime";
import { LocalModelError } from "./local-model-error";

/** The runtime, started. */
export interface StartedRuntime {
  readonly runtime: LlamaRuntime;
  readonly llama: Llama;
  readonly threads: number;
}

/** Where the runtime lies inside the folder it is installed into. */
function runtimeEntry(runtimeFolder: string): string {
  return path.join(/* turbopackIgnore: true */ runtimeFolder, "node_modules/node-llama-cpp/dist/index.js");
}

/** True when the runtime is installed there. */
export function isRuntimeInstalled(runtimeFolder: string): boolean {
  return existsSync(/* turbopackIgnore: true */ runtimeEntry(runtimeFolder));
}

/**
 * One thread less than there are cores: the server needs one of its own, and threads that wait for each other on too few cores make the
 * model ten times slower, not faster.
 */
function defaultThreads(): number {
  return Math.max(1, os.availableParallelism() - 1);
}

/**
 * Starts the optional runtime from its own folder. Throws `LocalModelError` when it is not installed or cannot start here. It never compiles
 * anything, and prints nothing: what it complains about goes to `onComplaint`.
 */
export async function loadRuntime(options: {
  readonly runtimeFolder: string;
  readonly threads?: number;
  readonly gpu?: "auto" | false;
  readonly onComplaint?: (message: string) => void;
}): Promise<StartedRuntime> {
  const { runtimeFolder, threads = defaultThreads(), gpu = "auto", onComplaint = () => undefined } = options;
  if (!isRuntimeInstalled(runtimeFolder)) throw new LocalModelError({ code: "runtime-missing" });
  try {
    const address = pathToFileURL(runtimeEntry(runtimeFolder)).href;
    const runtime = (await import(
      /* turbopackIgnore: true */ /* webpackIgnore: true */ address
    )) as LlamaRuntime;
    const llama = await runtime.getLlama({
      build: "never",
      gpu,
      maxThreads: threads,
      progressLogs: false,
      logLevel: "error",
      logger: (_level, message) => onComplaint(message),
    });
    return { runtime, llama, threads };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LocalModelError({ code: "runtime-broken", reason: reason.split("\n")[0] ?? "" });
  }
}
