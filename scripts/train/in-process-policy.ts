import { existsSync } from "node:fs";
import path from "node:path";
import { createLlamaEngine, type LlamaEngine } from "@/lib/adapters/node-llama-cpp/llama-engine";
import { fetchLlamaRuntime } from "../lib/fetch-llama-runtime.mjs";
import { TrainFailure } from "./train-failure";

/** A base that runs inside this process, for policies that are adapters of it. The runtime is installed when it is missing. */
export async function openBase(
  file: string,
): Promise<{ readonly engine: LlamaEngine; readonly file: string }> {
  if (!existsSync(file)) throw new TrainFailure(`There is no file ${file}.`);
  const { folder, problem } = await fetchLlamaRuntime();
  if (!folder) throw new TrainFailure(`The runtime of local models cannot be had: ${problem}`);
  const engine = createLlamaEngine({ runtimeFolder: folder, threads: 1, gpu: false });
  return { engine, file: path.resolve(file) };
}
