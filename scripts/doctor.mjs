// `npm run doctor`: looks at everything that is kept and says whether it fits together; changes nothing of it.
import process from "node:process";
import { runCommandLine } from "./lib/command-line.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

await runCommandLine(() => runTypeScript("scripts/doctor.ts", process.argv.slice(2)));
