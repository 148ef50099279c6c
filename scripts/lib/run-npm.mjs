import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ExpectedFailure } from "./command-line.mjs";
import { runProgram } from "./run-program.mjs";

// The project's .npmrc silences npm so that `npm run agent` prints nothing but events: failures are asked for here.
const everyCall = ["--loglevel=error", "--no-audit", "--no-fund", "--ignore-scripts", "--no-progress"];
const patience = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];

const networkCodes =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED)\b/;
const folderCodes = /\b(EACCES|EPERM|EROFS|ENOSPC|EDQUOT)\b/;

/** Runs npm quietly; a failure becomes one sentence that starts with `purpose`. */
export async function runNpm(npmArguments, purpose, options = {}) {
  // Without a network `npm ci` tries every one of hundreds of packages, for minutes: ask once first.
  const asked = await callNpm(["ping", "--fetch-retries=1", "--fetch-timeout=15000"], options);
  const isUnreachable = asked.exitCode !== 0 && networkCodes.test(asked.output);
  const finished = isUnreachable ? asked : await callNpm(npmArguments, options);
  if (finished.exitCode !== 0) throw new ExpectedFailure(explain(purpose, finished));
}

async function callNpm(npmArguments, options) {
  const [command, prefix] = npmCommand();
  return await runProgram(command, [...prefix, ...everyCall, ...patience, ...npmArguments], {
    ...options,
    collect: true,
  });
}

function explain(purpose, { exitCode, output }) {
  if (exitCode === 127) {
    return `${purpose} failed: npm was not found; install Node with npm from https://nodejs.org and run again.`;
  }
  const [network] = output.match(networkCodes) ?? [];
  if (network) {
    return `${purpose} failed: the npm registry cannot be reached (${network}); check the network or proxy and run again.`;
  }
  const [folder] = output.match(folderCodes) ?? [];
  if (folder) {
    return `${purpose} failed: the project folder cannot be written (${folder}); make it writable, with free space, and run again.`;
  }
  if (output.includes("EUSAGE")) {
    return `${purpose} failed: package-lock.json does not match package.json; run "npm install --loglevel=notice" and run again.`;
  }
  return `${output.trim()}\n\n${purpose} failed: see npm's message above, then run again.`;
}

/** npm as the person started it, else the one beside Node, else the one on the path. */
function npmCommand() {
  const beside = path.join(path.dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js");
  const script = [process.env.npm_execpath, beside].find(
    (file) => file?.endsWith("npm-cli.js") && existsSync(file),
  );
  return script ? [process.execPath, [script]] : ["npm", []];
}
