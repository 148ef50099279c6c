import { existsSync, mkdirSync, rmSync, statfsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ExpectedFailure } from "./command-line.mjs";
import { cacheFolder, inProject } from "./project-folders.mjs";
import { runProgram } from "./run-program.mjs";

/** What the environment takes on disk, in bytes. */
export const neededBytes = 5.9e9;

export const setupHint = "The training engine is not installed. Install it with: npm run train:setup";

const folder = path.join(cacheFolder, "training", "venv");
const marker = path.join(folder, "installed");
const program = path.join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
const supported = ["3.11", "3.12"];

/** The Python of the training engine; null until it is installed whole. */
export function trainingPython() {
  return existsSync(marker) ? program : null;
}

/** Free bytes where the environment goes. */
export function freeBytes() {
  mkdirSync(cacheFolder, { recursive: true });
  const { bavail, bsize } = statfsSync(cacheFolder);
  return bavail * bsize;
}

/** A Python that the pinned packages have wheels for. */
export async function pythonFor() {
  const tried = [];
  for (const name of ["python3.11", "python3.12", "python3", "python"]) {
    const { exitCode, output } = await runProgram(
      name,
      ["-c", "import sys, venv; print('%d.%d' % sys.version_info[:2])"],
      { collect: true },
    );
    const version = output.trim();
    if (exitCode === 0 && supported.includes(version)) return name;
    if (exitCode === 0) tried.push(version);
  }
  const found =
    tried.length > 0 ? `There is Python ${[...new Set(tried)].join(", ")}.` : "There is no Python.";
  throw new ExpectedFailure(
    `${found} The training engine needs Python ${supported.join(" or ")} with venv: install one, then run again.`,
  );
}

/** Makes the environment from the pinned list, hash by hash. One that was left half-made is made again. */
export async function makeTrainingPython(python) {
  rmSync(folder, { recursive: true, force: true });
  await must(python, ["-m", "venv", folder]);
  const requirements = inProject("training/requirements.txt");
  await must(program, ["-m", "pip", "install", "--no-input", "--require-hashes", "-r", requirements]);
  await must(program, ["-c", `open(${JSON.stringify(marker)}, "w").close()`]);
}

async function must(command, commandArguments) {
  const { exitCode } = await runProgram(command, commandArguments);
  if (exitCode === 0) return;
  throw new ExpectedFailure(
    `${path.basename(command)} ended with ${exitCode}; its last lines say why. Nothing is half-installed: run npm run train:setup again.`,
  );
}
