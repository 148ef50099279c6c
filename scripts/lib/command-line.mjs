import process from "node:process";
import { asShown } from "./project-folders.mjs";

/** A failure the person can act on: its message is one sentence that says what to do. */
export class ExpectedFailure extends Error {}

/** The person pressed Ctrl-C, or the process was asked to end. */
export class Interrupted extends Error {
  constructor(signal) {
    super(`Stopped by ${signal}.`);
    this.exitCode = signal === "SIGINT" ? 130 : 143;
  }
}

/** Tells the person what is going on. Standard output stays free for results. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs a command's main function and ends the process with the exit code it returns, or with one sentence. */
export async function runCommandLine(main) {
  endWithNpm();
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.exitCode = error instanceof Interrupted ? error.exitCode : 1;
    if (!(error instanceof Interrupted)) say(`\n${sentenceFor(error)}`);
    if (process.env.AGEMEM_DEBUG) say(error.stack);
  }
}

/** A request to end `npm start` reaches only npm and its shell: without this the app would go on by itself. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const lookForParent = () => process.ppid !== parent && process.kill(process.pid, "SIGTERM");
  setInterval(lookForParent, 500).unref();
}

/** The value given as `--name value` or `--name=value`, or undefined. */
export function readOption(name, argumentsGiven = process.argv.slice(2)) {
  const position = argumentsGiven.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  if (position === -1) return undefined;
  const [, inline] = argumentsGiven[position].split(/=(.*)/s);
  const value = inline ?? argumentsGiven[position + 1];
  if (!value || value.startsWith("--")) throw new ExpectedFailure(`Write a value after --${name}.`);
  return value;
}

/** What to tell the person about a failure. */
export function sentenceFor(error) {
  if (error instanceof ExpectedFailure) return error.message;
  const where = error.path ? asShown(error.path) : "the project folder";
  if (["EACCES", "EPERM", "EROFS"].includes(error.code))
    return `Cannot write to ${where} (${error.code}): make it writable for you, or copy the project elsewhere, and run again.`;
  if (["ENOSPC", "EDQUOT"].includes(error.code))
    return `The disk is full (${where}): free some space and run again.`;
  return `Unexpected failure: ${error.message}. Run again with AGEMEM_DEBUG=1 to see where it happened.`;
}
