import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { say } from "./command-line.mjs";
import { asShown, cacheFolder, inProject } from "./project-folders.mjs";
import { runProgram } from "./run-program.mjs";

const folder = path.join(cacheFolder, "local-runtime");

/**
 * The runtime for models on this machine, installed from npm when it is not in the cache.
 * Returns `{ folder }`, or `{ problem }` when it cannot be had here.
 */
export async function fetchLlamaRuntime() {
  if (existsSync(path.join(folder, "node_modules/node-llama-cpp/dist/index.js"))) return { folder };
  say(`Fetching node-llama-cpp from npm into ${asShown(folder)} (85 MB, once)…`);
  const installer = inProject("lib/adapters/node-llama-cpp/runtime/install-runtime.mjs");
  const { exitCode, output } = await runProgram(process.execPath, [installer, folder], { collect: true });
  if (exitCode === 0) return { folder };
  const last = output.trim().split("\n").at(-1) ?? "";
  return { problem: readError(last) ?? last };
}

function readError(line) {
  try {
    return JSON.parse(line).error;
  } catch {
    return undefined;
  }
}
