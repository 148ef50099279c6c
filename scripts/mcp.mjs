// `npm run mcp`: the studio as an MCP server on standard input and output; standard output carries the protocol and nothing else.
import process from "node:process";
import { runCommandLine } from "./lib/command-line.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

await runCommandLine(() => runTypeScript("scripts/mcp.ts", process.argv.slice(2)));
