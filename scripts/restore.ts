// Restores a backup. Started by restore.mjs.
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { BackupError } from "@/lib/adapters/prisma/engine/backup-file";
import { describeDatabaseOpenError } from "@/lib/adapters/prisma/engine/database-open-error";
import { openDatabase, openRestored } from "@/lib/adapters/prisma/engine/open-database";
import { createPrismaRecordKeeper } from "@/lib/adapters/prisma/record/record-keeper";
import { readEnvironment } from "@/lib/server/environment";
import { openStudioDatabase } from "@/lib/server/open-studio-database";
import { checkRecords } from "@/lib/use-cases/record/check-records";

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean", default: false } },
  allowPositionals: true,
});
const environment = readEnvironment(process.env);
const { dataFolder, databaseUrl, rootFolder } = environment;

/** Something that keeps the backup from being restored, as a sentence. */
class RestoreFailure extends Error {}

process.exitCode = await restore(positionals[0]).catch((error: unknown) => {
  if (!(error instanceof BackupError || error instanceof RestoreFailure)) throw error;
  process.stderr.write(`${error.message} Nothing of what is there was changed.\n`);
  return 1;
});

async function restore(given: string | undefined): Promise<number> {
  if (given === undefined) throw new RestoreFailure("Name the backup: npm run restore -- FILE.");
  const file = path.resolve(given);
  if (!existsSync(file)) throw new RestoreFailure(`There is no file ${file}.`);
  if (databaseUrl) return await fill(dataFolder, file, null);
  await refuseRunning();
  const beside = `${dataFolder}.restoring`;
  await rm(beside, { recursive: true, force: true });
  try {
    return await fill(beside, file, beside);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** Makes the database, looks at all of it, and moves it to its place when everything agrees. */
async function fill(folder: string, file: string, beside: string | null): Promise<number> {
  const options = {
    databaseUrl,
    dataFolder: folder,
    rootFolder,
    migrationsFolder: path.join(rootFolder, "prisma/migrations"),
    templateFile: path.join(rootFolder, ".cache/pglite-0.5.14.tgz"),
  };
  const restored = await openRestored(options, file);
  if (!restored.ok) throw new RestoreFailure(describeDatabaseOpenError(restored.error));
  const opened = await openDatabase(options);
  if (!opened.ok) throw new RestoreFailure(describeDatabaseOpenError(opened.error));
  const report = await checkRecords(createPrismaRecordKeeper(opened.value.prisma));
  await opened.value.close();
  const [finding] = report.findings;
  if (finding)
    throw new RestoreFailure(`What the backup holds does not agree with its rules: ${finding.problem}`);
  const keptAs = beside === null ? null : await putInPlace(beside);
  const { findings: _, ...counts } = report;
  const summary = { file, rows: restored.value.rows, ...counts, keptAs };
  if (values.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else {
    const before = keptAs === null ? "" : ` What was there before is in ${keptAs}.`;
    process.stdout.write(
      `${summary.rows} rows are back, and everything agrees (sessions: ${counts.sessions}, events: ${counts.events}).${before}\n`,
    );
  }
  return 0;
}

/** Moves the new database to its place; the one that was there is kept beside it. */
async function putInPlace(beside: string): Promise<string | null> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const place = path.join(dataFolder, "database");
  const moment = new Date().toISOString().replaceAll(":", "-");
  const keptAs = existsSync(place) ? `${place}.before-restore-${moment}` : null;
  if (keptAs !== null) await rename(place, keptAs);
  await rename(path.join(beside, "database"), place);
  return keptAs;
}

/** A database that is in use, or cannot be opened though it is there, is left to its person. */
async function refuseRunning(): Promise<void> {
  if (!existsSync(path.join(dataFolder, "database"))) return;
  const opened = await openStudioDatabase(environment);
  if (opened.ok) return await opened.value.close();
  if (opened.error.code === "data-folder-in-use")
    throw new RestoreFailure(describeDatabaseOpenError(opened.error));
}
