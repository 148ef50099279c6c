// `npm run lab`: strategies for memory, compared on the same episodes. Standard output carries the table, or with --json one object.
import process from "node:process";
import { runCommandLine } from "./lib/command-line.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

await runCommandLine(() => runTypeScript("scripts/lab.ts", process.argv.slice(2)));
