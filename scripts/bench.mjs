// `npm run bench -- NAME [options]`: runs lab/bench/NAME.ts; standard output is the measurement's own.
import { readdirSync } from "node:fs";
import process from "node:process";
import { ExpectedFailure, runCommandLine } from "./lib/command-line.mjs";
import { inProject } from "./lib/project-folders.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

await runCommandLine(async () => {
  const [name, ...options] = process.argv.slice(2);
  const known = listBenches();
  if (!known.includes(name)) {
    throw new ExpectedFailure(`Name one of the measurements: ${known.join(", ")}.`);
  }
  return await runTypeScript(`lab/bench/${name}.ts`, options);
});

function listBenches() {
  return readdirSync(inProject("lab/bench"))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => file.slice(0, -".ts".length));
}
