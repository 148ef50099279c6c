// Writes a backup. Started by backup.mjs.
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { describeDatabaseOpenError } from "@/lib/adapters/prisma/engine/database-open-error";
import { readEnvironment } from "@/lib/server/environment";
import { openStudioDatabase } from "@/lib/server/open-studio-database";
import { askRunningApp } from "./record/ask-running-app";

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean", default: false } },
  allowPositionals: true,
});
const environment = readEnvironment(process.env);
const moment = new Date().toISOString().replaceAll(":", "-");
const file = path.resolve(
  positionals[0] ?? path.join(environment.dataFolder, "backups", `${moment}.jsonl.gz`),
);
process.exitCode = await backUp();

async function backUp(): Promise<number> {
  const opened = await openStudioDatabase(environment);
  if (opened.ok) {
    const summary = await opened.value.backUp(file);
    await opened.value.close();
    return say(summary);
  }
  if (opened.error.code !== "data-folder-in-use") {
    process.stderr.write(`${describeDatabaseOpenError(opened.error)}\n`);
    return 2;
  }
  // The database is the running app's, so the app writes the file.
  const answer = await askRunningApp(environment.dataFolder, "backup", file);
  if (answer !== null) return say(answer as Parameters<typeof say>[0]);
  process.stderr.write("The running app did not write a backup. Stop it, and run this again.\n");
  return 1;
}

function say(summary: { rows?: number; tables?: number; problem?: string }): number {
  if (summary.problem !== undefined) {
    process.stderr.write(`${summary.problem}\n`);
    return 1;
  }
  const { rows, tables } = summary;
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ file, rows, tables })}\n`
      : `${rows} rows of ${tables} tables are in ${file}. The secret that keys of connections are sealed with is not: keep the file "secret" of the data folder apart.\n`,
  );
  return 0;
}
