import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { escapeIdentifier, escapeLiteral, type PoolClient } from "pg";
import { z } from "zod";

/** What a backup holds. */
export interface BackupSummary {
  readonly file: string;
  readonly rows: number;
  readonly tables: number;
}

/** Rows that are read at a time. */
const batchRows = 500;

const headerSchema = z.object({ format: z.literal("agemem-backup-1"), migrations: z.array(z.string()) });
const lineSchema = z.union([
  z.object({ table: z.string(), row: z.string() }),
  z.object({ end: z.object({ rows: z.int(), sha256: z.string() }) }),
]);

/** A backup that cannot be used; the message says why, as a sentence. */
export class BackupError extends Error {}

/**
 * Writes every row of every table to a file, or every row of one owner: one snapshot, so that it fits together though others write meanwhile.
 * One JSON object per line, packed; the last line has the hash of all before it. The file has its name only once it is whole.
 */
export async function writeBackup(
  client: PoolClient,
  file: string,
  ownerId: string | null = null,
): Promise<BackupSummary> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.unfinished`;
  const counts = { rows: 0, tables: 0 };
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const target = createWriteStream(unfinished, { mode: 0o600 });
    await pipeline(Readable.from(linesOf(client, counts, ownerId)), createGzip(), target);
    await client.query("COMMIT");
    await rename(unfinished, file);
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
  return { file, ...counts };
}

async function* linesOf(
  client: PoolClient,
  counts: { rows: number; tables: number },
  ownerId: string | null,
): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  const { rows: applied } = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name",
  );
  yield line({ format: "agemem-backup-1", migrations: applied.map(({ name }) => name) });
  for (const table of await tablesInOrder(client)) {
    counts.tables += 1;
    const chosen = ownerId === null ? "" : ` WHERE kept.${ownerColumnOf(table)} = ${escapeLiteral(ownerId)}`;
    await client.query(
      `DECLARE backup CURSOR FOR SELECT to_jsonb(kept)::text AS row FROM ${escapeIdentifier(table)} AS kept${chosen}`,
    );
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`FETCH ${batchRows} FROM backup`);
      if (rows.length === 0) break;
      counts.rows += rows.length;
      for (const { row } of rows) yield line({ table, row });
    }
    await client.query("CLOSE backup");
  }
  yield `${JSON.stringify({ end: { rows: counts.rows, sha256: hash.digest("hex") } })}\n`;
}

/** The column of a table that says whose a row is, as it is written in a statement: every table has one. */
export function ownerColumnOf(table: string): string {
  return table === "owner" ? "id" : "owner_id";
}

/** The app's tables, each behind those that its rows refer to. */
export async function tablesInOrder(client: PoolClient): Promise<readonly string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY tablename",
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `SELECT source.relname AS from, target.relname AS to FROM pg_constraint
      JOIN pg_class source ON source.oid = conrelid JOIN pg_class target ON target.oid = confrelid WHERE contype = 'f'`,
  );
  const ordered: string[] = [];
  const visit = (table: string, path: readonly string[]) => {
    if (ordered.includes(table) || path.includes(table)) return;
    for (const { from, to } of references) if (from === table) visit(to, [...path, table]);
    ordered.push(table);
  };
  for (const { name } of tables) visit(name, []);
  return ordered;
}

/** The migrations of the tables that a backup was made of. Throws `BackupError` for a file that is no backup. */
export async function readBackupHeader(file: string): Promise<readonly string[]> {
  for await (const line of readLines(file)) {
    const header = headerSchema.safeParse(parse(line));
    if (header.success) return header.data.migrations;
    break;
  }
  throw new BackupError(`${path.basename(file)} is not a backup of this app.`);
}

/** The rows of a backup by table, in order. Throws `BackupError` at the end of a file that is not what was written. */
export async function* readBackupRows(
  file: string,
): AsyncGenerator<{ readonly table: string; readonly rows: readonly string[] }> {
  let batch: { table: string; rows: string[] } = { table: "", rows: [] };
  for await (const { table, row } of readProvenRows(file)) {
    if (table !== batch.table) {
      if (batch.rows.length > 0) yield batch;
      batch = { table, rows: [] };
    }
    batch.rows.push(row);
  }
  if (batch.rows.length > 0) yield batch;
}

async function* readProvenRows(
  file: string,
): AsyncGenerator<{ readonly table: string; readonly row: string }> {
  const name = path.basename(file);
  const hash = createHash("sha256");
  let rows = -1;
  for await (const line of readLines(file)) {
    const parsed = rows < 0 ? null : lineSchema.safeParse(parse(line)).data;
    if (parsed && "end" in parsed) {
      if (parsed.end.rows === rows && parsed.end.sha256 === hash.digest("hex")) return;
      throw new BackupError(`${name} was changed after it was written: its hash does not fit.`);
    }
    if (rows >= 0 && !parsed) throw new BackupError(`${name} has a line that is none of a backup.`);
    hash.update(`${line}\n`);
    rows += 1;
    if (parsed) yield parsed;
  }
  throw new BackupError(`${name} is cut off: its last line is missing.`);
}

async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(/* turbopackIgnore: true */ file);
  const unpacked = source.pipe(createGunzip());
  source.on("error", (error) => unpacked.destroy(error));
  try {
    yield* createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new BackupError(`${path.basename(file)} cannot be read (${reason}).`);
  } finally {
    source.destroy();
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
