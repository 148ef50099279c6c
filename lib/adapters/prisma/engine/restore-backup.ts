import { escapeIdentifier, type Pool, type PoolClient } from "pg";
import { applyMigrations } from "./apply-migrations";
import { BackupError, readBackupHeader, readBackupRows } from "./backup-file";

/** Rows that are written in one statement; those of a table whose rows refer to each other are in one of their own. */
const batchRows = 500;

/**
 * Fills an empty database from a backup: first the tables as they were when it was made, then the rows, all in one transaction, then the
 * migrations since. Throws `BackupError` where the database is not empty or the file cannot be used, and leaves the tables empty then.
 */
export async function restoreBackup(pool: Pool, migrationsFolder: string, file: string): Promise<number> {
  const migrations = await readBackupHeader(file);
  const last = migrations.at(-1);
  if (last === undefined) throw new BackupError("The backup holds no tables.");
  const made = await applyMigrations(pool, migrationsFolder, { upTo: last });
  if (!made.ok)
    throw new BackupError(
      `The tables of the backup cannot be made: ${made.error.code}, ${made.error.migration}.`,
    );
  const client = await pool.connect();
  let count = 0;
  try {
    await refuseFull(client);
    await client.query("BEGIN");
    for await (const { table, rows } of readBackupRows(file)) {
      await insertRows(client, table, rows);
      count += rows.length;
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
  const since = await applyMigrations(pool, migrationsFolder);
  if (since.ok) return count;
  throw new BackupError(
    `The tables cannot be brought up to date: ${since.error.code}, ${since.error.migration}.`,
  );
}

async function refuseFull(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ count: number }>("SELECT count(*)::int AS count FROM owner");
  if ((rows[0]?.count ?? 0) > 0)
    throw new BackupError("The database is not empty: a backup is restored into an empty one.");
}

/** Writes rows of a backup into their table, inside the transaction that the client has begun. */
export async function insertRows(client: PoolClient, table: string, rows: readonly string[]): Promise<void> {
  const name = escapeIdentifier(table);
  const { rows: columns } = await client.query<{ name: string }>(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'",
    [table],
  );
  const { rows: found } = await client.query<{ refers: boolean }>(
    "SELECT EXISTS (SELECT FROM pg_constraint WHERE contype = 'f' AND conrelid = confrelid AND conrelid = to_regclass($1)) AS refers",
    [name],
  );
  const into = columns.map((column) => escapeIdentifier(column.name)).join(", ");
  const from = columns.map((column) => `kept.${escapeIdentifier(column.name)}`).join(", ");
  const size = found[0]?.refers ? rows.length : batchRows;
  for (let start = 0; start < rows.length; start += size)
    await client.query(
      `INSERT INTO ${name} (${into}) SELECT ${from} FROM unnest($1::text[]) AS given(row), jsonb_populate_record(NULL::${name}, given.row::jsonb) AS kept`,
      [rows.slice(start, start + size)],
    );
}
