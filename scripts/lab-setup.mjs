// `npm run lab:setup`: installs other memory systems for the lab, all or those that are named.
import process from "node:process";
import { runCommandLine } from "./lib/command-line.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

await runCommandLine(() => runTypeScript("scripts/lab-setup.ts", process.argv.slice(2)));
