// Kills processes again and again, and looks at what is left. Started by `npm run test:crash`.
import process from "node:process";
import { killOverHttp } from "../http-kills";
import { runSuite } from "../report";
import { crashServer } from "../server-crashes";
import { killOnStorage } from "../storage-kills";

process.exitCode = await runSuite("crash", async (options, row) => {
  const { only = "storage" } = options;
  if (only.includes("storage")) await killOnStorage(options, row);
  if (only.includes("http")) await killOverHttp(options, row);
  if (only.includes("server")) await crashServer(options, row);
});
