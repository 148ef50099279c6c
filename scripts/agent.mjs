// `npm run agent -- --say "…"`: a conversation without a browser; standard output carries events and nothing else.
import process from "node:process";
import { runCommandLine } from "./lib/command-line.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

await runCommandLine(() => runTypeScript("scripts/agent.ts", process.argv.slice(2)));
