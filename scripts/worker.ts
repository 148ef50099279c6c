// Works on the cells of the lab's runs that wait in the database. Started by worker.mjs.
import process from "node:process";
import { parseArgs } from "node:util";
import { getApp } from "@/lib/server/app";
import { AppUnavailableError } from "@/lib/server/app-unavailable-error";
import { EnvironmentError } from "@/lib/server/environment";
import { startLabWorker } from "@/lib/server/lab-worker";

const usage = `Usage: npm run worker [-- --parallel N]
  Works on the runs of the lab that wait in the database that DATABASE_URL names, beside other workers, until Ctrl-C.
  --parallel N   episodes at a time (default 2)`;

const say = (sentence: string) => process.stderr.write(`${sentence}\n`);

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof AppUnavailableError || error instanceof EnvironmentError)) throw error;
  say(error.message);
  return 1;
});

async function main(): Promise<number> {
  const parallel = parallelOf(process.argv.slice(2));
  if (parallel === null) {
    say(usage);
    return 2;
  }
  delete process.env.AGEMEM_OWNER_HEADER;
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve());
  });
  const app = await getApp();
  try {
    const worker = await startLabWorker(app, { parallel, say });
    say("Ready: waiting for cells.");
    await stopped;
    await worker.stop();
    return 0;
  } finally {
    await app.close();
  }
}

function parallelOf(args: string[]): number | null {
  try {
    const { values } = parseArgs({ args, options: { parallel: { type: "string", default: "2" } } });
    const parallel = Number(values.parallel);
    return Number.isInteger(parallel) && parallel >= 1 && parallel <= 32 ? parallel : null;
  } catch {
    return null;
  }
}
