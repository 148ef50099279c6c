// `npm run test:training`: the tests of the engine's half, on demand. `--only NAME` runs one file, such as gradient.
import { ExpectedFailure, readOption, runCommandLine, say } from "./lib/command-line.mjs";
import { inProject } from "./lib/project-folders.mjs";
import { runProgram } from "./lib/run-program.mjs";
import { setupHint, trainingPython } from "./lib/training-python.mjs";

const names = ["convert", "gradient", "learning", "packing", "problems", "resume"];

await runCommandLine(async () => {
  const only = readOption("only");
  if (only !== undefined && !names.includes(only))
    throw new ExpectedFailure(`There is no test "${only}": choose from ${names.join(", ")}.`);
  const python = trainingPython();
  if (!python) throw new ExpectedFailure(setupHint);
  say(
    "Gradient, packing, resume, conversion, bad input, and a tiny model that learns in three seeds: 10 to 20 minutes on two cores.",
  );
  const files = (only ? [only] : names).map((name) => `tests/test_${name}.py`);
  const { exitCode } = await runProgram(python, ["-m", "pytest", "-q", "-s", ...files], {
    cwd: inProject("training"),
  });
  return exitCode;
});
