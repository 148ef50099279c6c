import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import process from "node:process";
import { Interrupted } from "./command-line.mjs";
import { inProject, projectFolder } from "./project-folders.mjs";

const forwardedSignals = ["SIGINT", "SIGTERM", "SIGHUP"];
const runningChildren = new Set();
let interruptedBy;

for (const signal of forwardedSignals) {
  process.on(signal, () => {
    interruptedBy ??= signal;
    for (const child of runningChildren) child.kill(signal);
    if (runningChildren.size === 0) process.exit(new Interrupted(signal).exitCode);
  });
}

/** Entry files of the tools this project uses, run with the Node that runs this script. */
const toolEntries = {
  biome: "@biomejs/biome/bin/biome",
  knip: "knip/bin/knip.js",
  next: "next/dist/bin/next",
  playwright: "@playwright/test/cli.js",
  prisma: "prisma/build/index.js",
  tsc: "typescript/bin/tsc",
  vitest: "vitest/vitest.mjs",
};

/**
 * Runs a program to its end and returns its exit code and what it wrote.
 * Output goes to the person's terminal, or is only collected with `collect: true`.
 * Ctrl-C reaches the program; once it has ended this throws `Interrupted`, unless `ownsSignals` is set.
 */
export async function runProgram(command, programArguments, options = {}) {
  const child = startProgram(command, programArguments, {
    ...options,
    stdio: options.collect ? ["ignore", "pipe", "pipe"] : "inherit",
  });
  let output = "";
  const collectText = (chunk) => {
    output += chunk;
  };
  child.stdout?.setEncoding("utf8").on("data", collectText);
  child.stderr?.setEncoding("utf8").on("data", collectText);
  const timer = options.timeoutMs ? setTimeout(() => child.kill("SIGKILL"), options.timeoutMs) : undefined;
  const exitCode = await programEnd(child);
  clearTimeout(timer);
  if (!options.ownsSignals) throwIfInterrupted();
  return { exitCode, output };
}

/** Ends the work in hand, and runs its clean-up, after Ctrl-C. */
export function throwIfInterrupted() {
  if (interruptedBy) throw new Interrupted(interruptedBy);
}

/** Starts a program that goes on while the script does; Ctrl-C reaches it. */
export function startProgram(command, programArguments, options = {}) {
  const { env, stdio = "inherit", cwd = projectFolder, uid, gid } = options;
  const child = spawn(command, programArguments, {
    cwd,
    env: env ?? process.env,
    stdio,
    windowsHide: true,
    ...(uid === undefined ? {} : { uid, gid }),
  });
  runningChildren.add(child);
  const forget = () => runningChildren.delete(child);
  child.once("close", forget).once("error", forget);
  return child;
}

/** Resolves with the exit code; 127 when the program could not be started at all. */
export function programEnd(child) {
  return new Promise((resolve) => {
    child.once("error", () => resolve(127));
    child.once("close", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}

/** Runs one of the project's tools from node_modules. */
export function runTool(name, toolArguments, options) {
  return runProgram(process.execPath, [toolEntry(name), ...toolArguments], options);
}

/** The file that starts one of the project's tools. */
export function toolEntry(name) {
  if (!(name in toolEntries)) throw new Error(`No entry file is named for the tool "${name}".`);
  return inProject("node_modules", toolEntries[name]);
}

/** Loads a package of this project, once dependencies are installed. */
export const requireFromProject = createRequire(inProject("package.json"));
