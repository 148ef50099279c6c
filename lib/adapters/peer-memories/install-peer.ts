import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { err, ok, type Result } from "@/lib/core/result";
import { findPython, neededPython } from "./find-python";
import type { SidePackage } from "./peers";

export interface InstallOptions {
  /** Where the app's own files lie. */
  readonly rootFolder: string;
  /** Hears what is being installed. */
  readonly say: (sentence: string) => void;
}

/** An installed peer, as it is started. */
export interface InstalledPeer {
  readonly command: string;
  /** What stands before the address of the gateway. */
  readonly args: readonly string[];
}

/** Written when everything is there; holds the hash of what was installed from. */
const markName = "installed";

/**
 * Installs a peer or an environment into `.cache/lab` unless it is there, from packages that are pinned by hash. Nothing else installs them: not the app's start,
 * not its tests. A sentence says what is missing.
 */
export async function installPeer(
  peer: SidePackage,
  options: InstallOptions,
): Promise<Result<InstalledPeer, string>> {
  const folder = path.join(/* turbopackIgnore: true */ options.rootFolder, ".cache/lab", peer.folder);
  const source = await readFile(lockOf(peer, options.rootFolder));
  const wanted = createHash("sha256").update(source).digest("hex");
  const mark = path.join(folder, markName);
  // Without a mark that can be read it counts as not installed.
  const found = await readFile(mark, "utf8").catch(() => null);
  if (found !== wanted) {
    const room = await roomFor(peer, options.rootFolder);
    if (room !== null) return err(room);
    options.say(`Installing ${peer.version}: about ${peer.megabytes} MiB into .cache/lab/${peer.folder}.`);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const problem = await install(peer, folder, options.rootFolder);
    if (problem !== null) return err(problem);
    await writeFile(mark, wanted);
  }
  return ok(startOf(peer, folder, options.rootFolder));
}

function lockOf({ runtime }: SidePackage, rootFolder: string): string {
  return runtime.kind === "python"
    ? path.join(/* turbopackIgnore: true */ rootFolder, "lab/python/locks", runtime.lock)
    : path.join(/* turbopackIgnore: true */ rootFolder, "lab/node", runtime.packages, "package-lock.json");
}

async function roomFor({ megabytes, version }: SidePackage, rootFolder: string): Promise<string | null> {
  const { bavail, bsize } = await statfs(rootFolder);
  const freeMegabytes = Math.floor((bavail * bsize) / 2 ** 20);
  // Packages are there twice while they are unpacked.
  return freeMegabytes > 2 * megabytes
    ? null
    : `${version} needs ${2 * megabytes} MiB of disk while it is installed, and ${freeMegabytes} MiB are free.`;
}

async function install(
  { runtime, version }: SidePackage,
  folder: string,
  rootFolder: string,
): Promise<string | null> {
  if (runtime.kind === "node") {
    const packages = path.join(/* turbopackIgnore: true */ rootFolder, "lab/node", runtime.packages);
    await cp(packages, folder, { recursive: true });
    const [command, prefix] = npmCommand();
    const quietly = ["--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--loglevel=error"];
    return problemOf(version, await run(command, [...prefix, "ci", ...quietly], folder));
  }
  const found = await findPython(async (name, program) => {
    const { code, output } = await run(name, ["-c", program], rootFolder);
    return code === 0 ? output : null;
  });
  if (!found.ok) return `${version} needs ${neededPython}. ${found.error}`;
  const python = found.value;
  const made = await run(python, ["-m", "venv", folder], rootFolder);
  if (made.code !== 0) return problemOf(version, made);
  const lock = path.join(/* turbopackIgnore: true */ rootFolder, "lab/python/locks", runtime.lock);
  const { built = [] } = runtime;
  const fromSource = built.length === 0 ? [] : ["--no-binary", built.join(",")];
  const pinned = ["--no-deps", "--require-hashes", "--only-binary", ":all:", ...fromSource, "-r", lock];
  const quietly = ["-q", "--disable-pip-version-check", "--no-input"];
  return problemOf(
    version,
    await run(pythonIn(folder), ["-m", "pip", "install", ...quietly, ...pinned], folder),
  );
}

function pythonIn(folder: string): string {
  return process.platform === "win32"
    ? path.join(folder, "Scripts", "python.exe")
    : path.join(folder, "bin", "python");
}

function startOf({ runtime }: SidePackage, folder: string, rootFolder: string): InstalledPeer {
  if (runtime.kind === "node") {
    const program = path.join(/* turbopackIgnore: true */ rootFolder, "lab/node", runtime.program);
    return { command: process.execPath, args: [program, folder] };
  }
  const program = path.join(/* turbopackIgnore: true */ rootFolder, "lab/python", runtime.program);
  return { command: pythonIn(folder), args: ["-B", program, runtime.module] };
}

interface Finished {
  readonly code: number;
  readonly output: string;
}

function run(command: string, args: readonly string[], cwd: string): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { cwd, stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output = (output + text).slice(-4_000);
      });
    child.once("error", (error) => resolve({ code: 127, output: error.message }));
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function problemOf(version: string, { code, output }: Finished): string | null {
  if (code === 0) return null;
  const last = output.trim().split("\n").at(-1)?.trim() ?? "";
  if (/No space left|ENOSPC/.test(output)) return `${version} could not be installed: the disk is full.`;
  if (/HASHES|EINTEGRITY/.test(output))
    return `${version} could not be installed: a package is not the one that was tested.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|Failed to establish a new connection|NewConnectionError/.test(output))
    return `${version} could not be installed: the package registry cannot be reached.`;
  return `${version} could not be installed: ${last.slice(0, 300)}`;
}

/** npm beside the Node that runs, else the one on the path. */
function npmCommand(): readonly [string, readonly string[]] {
  const beside = path.join(
    /* turbopackIgnore: true */ path.dirname(process.execPath),
    "node_modules/npm/bin/npm-cli.js",
  );
  const above = path.join(
    /* turbopackIgnore: true */ path.dirname(process.execPath),
    "../lib/node_modules/npm/bin/npm-cli.js",
  );
  const script = [process.env.npm_execpath, beside, above].find(
    (file) => file?.endsWith("npm-cli.js") && existsSync(file),
  );
  return script ? [process.execPath, [script]] : ["npm", []];
}
