// `npm run golden`: writes golden logs of every kind of event, as this release writes them.
import process from "node:process";
import { runCommandLine } from "./lib/command-line.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

await runCommandLine(() => runTypeScript("scripts/golden.ts", process.argv.slice(2)));
