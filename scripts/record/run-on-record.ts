import process from "node:process";
import {
  type DatabaseOpenError,
  describeDatabaseOpenError,
} from "@/lib/adapters/prisma/engine/database-open-error";
import { createPrismaRecordKeeper } from "@/lib/adapters/prisma/record/record-keeper";
import type { Finding } from "@/lib/core/replay/check-record";
import type { RecordKeeper } from "@/lib/ports/record-keeper";
import { EnvironmentError, readEnvironment } from "@/lib/server/environment";
import { openStudioDatabase } from "@/lib/server/open-studio-database";

/** Exit code where the work could not begin: a wrong argument, or a database that does not open. */
const notBegun = 2;

/**
 * Runs a command on the whole record, with `--json` as its only option, and returns its exit code. An embedded database belongs to one
 * process at a time: where the app runs on it, `inUse` may ask that app; where it returns null, or is not given, the sentence names the
 * process, which has to be stopped first.
 */
export async function runOnRecord(
  usage: string,
  work: (keeper: RecordKeeper, json: boolean) => Promise<number>,
  inUse: (dataFolder: string, json: boolean) => Promise<number | null> = async () => null,
): Promise<number> {
  const given = process.argv.slice(2);
  const unknown = given.find((word) => word !== "--json");
  if (unknown !== undefined) {
    process.stderr.write(`Unknown argument: ${unknown}\n${usage}\n`);
    return notBegun;
  }
  const json = given.length > 0;
  try {
    const opened = await openStudioDatabase(readEnvironment(process.env));
    if (!opened.ok) {
      const asked =
        opened.error.code === "data-folder-in-use" ? await inUse(opened.error.dataFolder, json) : null;
      return asked ?? sayNotOpened(opened.error, json);
    }
    try {
      return await work(createPrismaRecordKeeper(opened.value.prisma), json);
    } finally {
      await opened.value.close();
    }
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return notBegun;
  }
}

function sayNotOpened(error: DatabaseOpenError, json: boolean): number {
  const problem = describeDatabaseOpenError(error);
  const processId = "processId" in error ? error.processId : null;
  if (json) printLine({ verdict: "not-opened", code: error.code, processId, problem });
  process.stderr.write(`${problem}\n`);
  return notBegun;
}

/** Where something disagrees and with which rule, in one line. */
export function findingLine(
  ownerId: string,
  { rule, sessionId, eventId, sequence, problem }: Finding,
): string {
  const event = eventId === null ? "no event" : `event ${sequence ?? "?"} (${eventId})`;
  return `${rule}  ${event}, session ${sessionId ?? "unknown"}, owner ${ownerId}: ${problem}`;
}

/** One JSON object per line on standard output. */
export function printLine(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
