// `npm run worker`: works on the cells of the lab's runs that wait in the database, until Ctrl-C.
import process from "node:process";
import { runCommandLine } from "./lib/command-line.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

await runCommandLine(() => runTypeScript("scripts/worker.ts", process.argv.slice(2)));
