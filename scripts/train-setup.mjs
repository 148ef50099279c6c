// `npm run train:setup`: the Python environment of the training engine, only when somebody asks for it. `--yes` answers the question.
import process from "node:process";
import { createInterface } from "node:readline/promises";
import { ExpectedFailure, runCommandLine, say } from "./lib/command-line.mjs";
import {
  freeBytes,
  makeTrainingPython,
  neededBytes,
  pythonFor,
  trainingPython,
} from "./lib/training-python.mjs";

const gigabytes = (bytes) => `${(bytes / 1e9).toFixed(1)} GB`;

await runCommandLine(async () => {
  if (trainingPython()) {
    say("The training engine is installed.");
    return 0;
  }
  const python = await pythonFor();
  const free = freeBytes();
  say(
    `This fetches TRL, transformers and PyTorch from PyPI: ${gigabytes(neededBytes)} on disk, 7 minutes on two busy cores. ${gigabytes(free)} are free.`,
  );
  if (free < neededBytes * 1.2)
    throw new ExpectedFailure(
      `The disk has ${gigabytes(free)} free, and ${gigabytes(neededBytes * 1.2)} are needed while it installs. Free some space and run again.`,
    );
  if (!(process.argv.includes("--yes") || (await isWanted()))) return 1;
  await makeTrainingPython(python);
  say("Installed. Next: npm run test:training, or npm run train -- --help.");
  return 0;
});

async function isWanted() {
  if (!process.stdin.isTTY)
    throw new ExpectedFailure("Run it with --yes to install: npm run train:setup -- --yes");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question("Install it? [y/N] ");
  terminal.close();
  return /^y(?:es)?$/i.test(answer.trim());
}
