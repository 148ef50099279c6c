import { inProject } from "../lib/project-folders.mjs";
import { runProgram } from "../lib/run-program.mjs";

/** Runs a suite as its command does, and returns its exit code and the object that it prints with `--json`. */
export async function runSuiteOnce(name, options) {
  const { exitCode, output } = await runProgram(
    process.execPath,
    [
      "--conditions=react-server",
      "--import",
      "tsx",
      inProject(`scripts/hold/suites/${name}.ts`),
      "--json",
      ...options,
    ],
    { collect: true, cwd: inProject() },
  );
  const line = output.trim().split("\n").at(-1);
  return { exitCode, report: JSON.parse(line) };
}
