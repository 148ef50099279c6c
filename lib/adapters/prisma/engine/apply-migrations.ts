import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Pool, PoolClient } from "pg";
import { err, ok, type Result } from "@/lib/core/result";
import type { DatabaseOpenError } from "./database-open-error";

type MigrationError = Extract<DatabaseOpenError, { code: "migration-failed" | "database-is-newer" }>;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The number under which Prisma's own engine locks, so that it and starting app processes wait for each other. */
const lockNumber = 72_707_369;

/**
 * Applies the migrations of the folder that the database does not have, each in one transaction with its entry in Prisma's own
 * bookkeeping table, so that `prisma migrate` agrees with what it finds. Returns their names. Refuses a database that has others.
 * `upTo` names the last one to apply; `beforeChange` runs once before tables that hold something are changed.
 */
export async function applyMigrations(
  pool: Pool,
  migrationsFolder: string,
  {
    upTo,
    beforeChange,
  }: {
    readonly upTo?: string;
    readonly beforeChange?: (client: PoolClient, pending: string) => Promise<void>;
  } = {},
): Promise<Result<readonly string[], MigrationError>> {
  const migrations = (await readMigrations(migrationsFolder)).filter(
    ({ name }) => upTo === undefined || name <= upTo,
  );
  const client = await pool.connect();
  const applied: string[] = [];
  try {
    await inTransaction(client, () => createBookkeeping(client));
    const known = new Set(migrations.map(({ name }) => name));
    const before = await readApplied(client);
    const unknown = before.find(({ name }) => !known.has(name));
    if (unknown) return err({ code: "database-is-newer", migration: unknown.name });
    const pending = migrations.find(({ name }) => !before.some((one) => one.name === name));
    if (pending && before.length > 0) await beforeChange?.(client, pending.name);
    for (const migration of migrations) {
      try {
        if (await inTransaction(client, () => applyOnce(client, migration))) applied.push(migration.name);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return err({ code: "migration-failed", migration: migration.name, reason });
      }
    }
    return ok(applied);
  } finally {
    client.release();
  }
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const text = await readFile(
        path.join(/* turbopackIgnore: true */ folder, name, "migration.sql"),
        "utf8",
      );
      // A checkout on Windows may end lines otherwise; Prisma compares without regard to that, too.
      const sql = text.replaceAll("\r\n", "\n");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function inTransaction<Answer>(client: PoolClient, work: () => Promise<Answer>): Promise<Answer> {
  await client.query("BEGIN");
  try {
    await client.query("SELECT pg_advisory_xact_lock($1)", [lockNumber]);
    const answer = await work();
    await client.query("COMMIT");
    return answer;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function createBookkeeping(client: PoolClient): Promise<void> {
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`);
}

interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly is_finished: boolean;
}

async function readApplied(client: PoolClient): Promise<readonly AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(`
    SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS is_finished
    FROM _prisma_migrations WHERE rolled_back_at IS NULL`);
  return rows;
}

/** Reads the bookkeeping again under the lock: another process may have applied the migration in between. */
async function applyOnce(client: PoolClient, { name, sql, checksum }: Migration): Promise<boolean> {
  const before = (await readApplied(client)).find((applied) => applied.name === name);
  if (before && !before.is_finished) throw new Error("an earlier attempt by the Prisma CLI did not finish");
  if (before && before.checksum !== checksum)
    throw new Error("its file was edited after it had been applied");
  if (before) return false;
  await client.query(sql);
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), checksum, name],
  );
  return true;
}
