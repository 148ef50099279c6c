// `npm run test:races`, `test:crash`, `test:faults`, `test:hostile`, `test:soak`: what must hold when things go wrong. docs/reliability.md.
import { readdirSync } from "node:fs";
import process from "node:process";
import { ExpectedFailure, runCommandLine } from "./lib/command-line.mjs";
import { inProject } from "./lib/project-folders.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

await runCommandLine(async () => {
  const [name, ...options] = process.argv.slice(2);
  const known = readdirSync(inProject("scripts/hold/suites")).map((file) => file.replace(/\.ts$/, ""));
  if (!known.includes(name)) throw new ExpectedFailure(`Name one of the suites: ${known.join(", ")}.`);
  // What goes wrong here does so on purpose; the app's log would bury the rows.
  process.env.AGEMEM_LOG_LEVEL ??= "fatal";
  return await runTypeScript(`scripts/hold/suites/${name}.ts`, options);
});
