// `npm run backup -- FILE`: writes everything that is kept to one file, also while the app runs.
import process from "node:process";
import { runCommandLine } from "./lib/command-line.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

await runCommandLine(() => runTypeScript("scripts/backup.ts", process.argv.slice(2)));
