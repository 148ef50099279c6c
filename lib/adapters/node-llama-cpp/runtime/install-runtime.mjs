// Installs the runtime for local models into a folder of its own: `node install-runtime.mjs FOLDER`.
// Standard output is one JSON object per line: {phase, bytes, totalBytes} while it works, then {done} or {error}.
// Runs as a program of its own, before and without the app's packages, so that it can be stopped at any time.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from "node:fs";
import path from "node:path";
import process from "node:process";

const version = "3.22.1";

/** The native part by platform. Where its checksum is not known here, npm's own check against the registry is the only one. */
const platforms = {
  "linux-x64": [
    "linux-x64",
    "sha512-5uCCDNqWCNfaAm8aR/Uzxbo4HBpKgNF91kCHPepKhgMgV2OAmatoefbOlMihsqCiH2Od35E/eUHQCFbfRBJuOg==",
  ],
  "linux-arm64": [
    "linux-arm64",
    "sha512-W+7naKCXX9/eEjjFmRS8vvx91QyLXDbeFxexZc3bh/PtQABZgmRL3C0AtYYXn4YGTj/3Qor4lWZn2tpjZFPLdQ==",
  ],
  "darwin-arm64": ["mac-arm64-metal"],
  "darwin-x64": ["mac-x64"],
  "win32-x64": ["win-x64"],
  "win32-arm64": ["win-arm64"],
};

const totalBytes = 86 * 1024 ** 2;
const neededBytes = 3 * totalBytes;
const reportEveryMs = 700;
const quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"];
const patience = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000"];

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  await install(path.resolve(process.argv[2] ?? ""));
  say({ done: true });
} catch (error) {
  say({ error: error.message });
  process.exitCode = 1;
}

/** Everything happens in a folder beside; only what is whole takes the runtime's place. */
async function install(folder) {
  const platform = platforms[`${process.platform}-${process.arch}`];
  if (!platform) throw new Error(`There is no runtime for ${process.platform}-${process.arch}.`);
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  assertSpace(part);
  const timer = setInterval(() => say({ phase: "packages", bytes: sizeOf(part), totalBytes }), reportEveryMs);
  try {
    for (const file of ["package.json", "package-lock.json"])
      copyFileSync(path.join(import.meta.dirname, file), path.join(part, file));
    await npm(["ci"], part);
    await addNative(part, platform);
  } finally {
    clearInterval(timer);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(part, folder);
}

async function addNative(part, [name, checksum]) {
  await npm(["pack", `@node-llama-cpp/${name}@${version}`], part);
  const archive = readdirSync(part).find((file) => file.endsWith(".tgz"));
  if (!archive) throw new Error(`npm packed nothing for @node-llama-cpp/${name}.`);
  const file = path.join(part, archive);
  const found = `sha512-${createHash("sha512").update(readFileSync(file)).digest("base64")}`;
  if (checksum && found !== checksum)
    throw new Error(
      `The package @node-llama-cpp/${name} is not the one that was tested; nothing was installed.`,
    );
  const target = path.join(part, "node_modules", "@node-llama-cpp", name);
  mkdirSync(target, { recursive: true });
  await run("tar", ["-xzf", file, "--strip-components=1", "-C", target], part);
  rmSync(file);
}

function npm(npmArguments, cwd) {
  const beside = path.join(path.dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js");
  const script = [process.env.npm_execpath, beside].find(
    (file) => file?.endsWith("npm-cli.js") && existsSync(file),
  );
  const [command, prefix] = script ? [process.execPath, [script]] : ["npm", []];
  return run(command, [...prefix, ...npmArguments, ...quietly, ...patience], cwd);
}

function run(command, commandArguments, cwd) {
  const child = spawn(command, commandArguments, {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  const stop = () => child.kill();
  process.once("SIGTERM", stop);
  return new Promise((resolve, reject) => {
    child.once("error", () => reject(new Error(`${path.basename(command)} was not found on this machine.`)));
    child.once("close", (code) => {
      process.off("SIGTERM", stop);
      if (code === 0) resolve();
      else reject(new Error(explain(path.basename(command), output)));
    });
  });
}

function explain(command, output) {
  const [network] =
    output.match(
      /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/,
    ) ?? [];
  if (network) return `The npm registry cannot be reached (${network}).`;
  if (output.includes("ENOSPC")) return "There is not enough free space on the disk.";
  if (output.includes("E404")) return "The npm registry does not have this package for this machine.";
  return `${command} failed: ${output.trim().split("\n").slice(-3).join(" ") || "it was stopped"}`;
}

function assertSpace(folder) {
  const disk = statfsSync(folder);
  const free = disk.bavail * disk.bsize;
  if (disk.blocks > 0 && free < neededBytes)
    throw new Error(
      `There is not enough free space on the disk: ${Math.round(free / 1024 ** 2)} MB are free, ${Math.round(neededBytes / 1024 ** 2)} MB are needed while installing.`,
    );
}

function sizeOf(folder) {
  try {
    let bytes = 0;
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
      if (entry.isFile())
        bytes += statSync(path.join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
    return bytes;
  } catch {
    // npm moves folders while we look.
    return 0;
  }
}
