// `npm run example`: records the session that the first page of an empty studio plays, into public/.
import { runCommandLine } from "./lib/command-line.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

await runCommandLine(() => runTypeScript("scripts/example.ts", []));
