// `npm run restore -- FILE`: makes the database of a backup, checks it, and puts it in the place of the one that is there.
import process from "node:process";
import { runCommandLine } from "./lib/command-line.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

await runCommandLine(() => runTypeScript("scripts/restore.ts", process.argv.slice(2)));
