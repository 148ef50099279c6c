import { inProject } from "../lib/project-folders.mjs";
import { runProgram } from "../lib/run-program.mjs";

/** Runs a suite as its command does, and returns its exit code and the object that it prints then. */
export async function runSuiteOnce(name, options) {
  const { exitCode, output } = await runProgram(
    process.execPath,
    [
      "--conditions=react-server",
      "--import",
      "tsx",
      inProject(`scripts/hold/suites/${name}.ts`),
      ...new Set([...options, "--json"]),
    ],
    { collect: true, cwd: inProject() },
  );
  const line = output.trim().split("\n").at(-1);
  return { exitCode, report: JSON.parse(line) };
}
