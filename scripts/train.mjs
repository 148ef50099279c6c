// `npm run train`: trains a policy, plays rollouts for an engine, makes rows to learn from, exports what is in the log.
import process from "node:process";
import { runCommandLine } from "./lib/command-line.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

await runCommandLine(() => runTypeScript("scripts/train.ts", process.argv.slice(2)));
