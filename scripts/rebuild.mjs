// `npm run rebuild`: makes the tables beside the log again from the log.
import process from "node:process";
import { runCommandLine } from "./lib/command-line.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

await runCommandLine(() => runTypeScript("scripts/rebuild.ts", process.argv.slice(2)));
