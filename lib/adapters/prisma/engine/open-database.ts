import path from "node:path";
import type { Pool } from "pg";
import { err, ok, type Result } from "@/lib/core/result";
import { PrismaClient } from "../generated/client";
import { applyMigrations } from "./apply-migrations";
import { type BackupSummary, writeBackup } from "./backup-file";
import type { DatabaseOpenError } from "./database-open-error";
import type { DatabaseKind, DatabaseServer, DiskSpace, Durability } from "./database-server";
import type { DatabaseStoppedError } from "./database-stopped-error";
import { openPGlite } from "./open-pglite";
import { openPostgres } from "./open-postgres";
import { restoreBackup } from "./restore-backup";
import { TruthfulPrismaPg } from "./truthful-prisma-pg";

export type { DatabaseOpenError } from "./database-open-error";

/** An open database with up-to-date tables. */
export interface Database {
  readonly prisma: PrismaClient;
  /** Beside Prisma, for what brings its own tables. */
  readonly pool: Pool;
  readonly kind: DatabaseKind;
  readonly durability: Durability;
  /** Resolves if the embedded database ends other than by `close`; every query then fails with code `database-stopped`. */
  readonly whenStopped: Promise<DatabaseStoppedError>;
  /** The room that is left for what is written; null where it lies on another machine, or in memory. */
  space(): Promise<DiskSpace | null>;
  /**
   * Takes what was erased out of the files, too: the embedded database is written again without it. True when that was done; false on a
   * server, whose files are its own.
   */
  scrub(): Promise<boolean>;
  /** Writes everything that is kept, as it is at one moment, to a file that is not there yet. */
  backUp(file: string): Promise<BackupSummary>;
  /** Commits something that leaves nothing behind, and reads. Throws what a write or a read would throw now. */
  probe(): Promise<void>;
  /** Waits for what is running, then releases everything. Repeating it changes nothing. */
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  /** A Postgres server; without it the embedded database is used. */
  readonly databaseUrl?: string | undefined;
  /** Where the embedded database lies; `memory://` for one that ends with the process. */
  readonly dataFolder: string;
  readonly migrationsFolder: string;
  /** Holds lib/adapters/prisma/engine/pglite.worker.mjs; by default AGEMEM_ROOT, else the folder the process was started in. */
  readonly rootFolder?: string | undefined;
  /** An archive of an empty embedded database, made on first use: later new ones open in one second instead of five. */
  readonly templateFile?: string | undefined;
  /** Less free disk space than this, in bytes, and the embedded database is not opened. */
  readonly freeSpaceFloorBytes?: number | undefined;
  /** How long the embedded database may stay silent on a query before it is given up, in milliseconds. */
  readonly answerTimeoutMilliseconds?: number | undefined;
}

/** Waiting for a connection and holding it, in milliseconds: on the embedded database all transactions run one after the other. */
const transactionOptions = { maxWait: 10_000, timeout: 10_000 };

/** Opens the server or the embedded database and applies the migrations it lacks. */
export async function openDatabase(
  options: OpenDatabaseOptions,
): Promise<Result<Database, DatabaseOpenError>> {
  const opened = await openServer(options);
  if (!opened.ok) return opened;
  const server = opened.value;
  const migrated = await migrate(server, options);
  if (!migrated.ok) {
    await server.close();
    return migrated;
  }
  let closing: Promise<void> | null = null;
  const prisma = new PrismaClient({ adapter: new TruthfulPrismaPg(server.pool), transactionOptions });
  return ok({
    prisma,
    pool: server.pool,
    kind: server.kind,
    durability: server.durability,
    whenStopped: server.whenStopped,
    space: server.space,
    async scrub() {
      if (server.kind !== "pglite") return false;
      // Rewrites every table; then two checkpoints, because the first still needs the log that the second lets go.
      for (const statement of [
        "VACUUM FULL",
        "SELECT pg_switch_wal()",
        "CHECKPOINT",
        "SELECT pg_switch_wal()",
        "CHECKPOINT",
      ])
        await server.pool.query(statement);
      return true;
    },
    async backUp(file) {
      const client = await server.pool.connect();
      try {
        return await writeBackup(client, file);
      } finally {
        client.release();
      }
    },
    async probe() {
      // A message in the write-ahead log: its commit goes the way of every other, and no table keeps it.
      await prisma.$queryRaw`SELECT pg_logical_emit_message(true, 'agemem', 'ready')::text, (SELECT count(*) FROM owner)::int`;
    },
    async close() {
      closing ??= prisma.$disconnect().then(() => server.close());
      await closing;
    },
  });
}

/**
 * Opens a new database and fills it from a backup. Throws `BackupError` where it holds something already, or the file cannot be used.
 */
export async function openRestored(
  options: OpenDatabaseOptions,
  file: string,
): Promise<Result<{ readonly rows: number }, DatabaseOpenError>> {
  const opened = await openServer(options);
  if (!opened.ok) return opened;
  try {
    return ok({ rows: await restoreBackup(opened.value.pool, options.migrationsFolder, file) });
  } finally {
    await opened.value.close();
  }
}

function openServer({
  databaseUrl,
  rootFolder,
  migrationsFolder: _,
  ...options
}: OpenDatabaseOptions): Promise<Result<DatabaseServer, DatabaseOpenError>> {
  if (databaseUrl) return openPostgres(databaseUrl);
  const root = rootFolder ?? process.env.AGEMEM_ROOT ?? process.cwd();
  return openPGlite({ ...options, rootFolder: root });
}

async function migrate(
  server: DatabaseServer,
  { migrationsFolder, dataFolder }: OpenDatabaseOptions,
): Promise<Result<readonly string[], DatabaseOpenError>> {
  try {
    return await applyMigrations(server.pool, migrationsFolder, {
      async beforeChange(client, pending) {
        if (dataFolder === "memory://") return;
        const moment = new Date().toISOString().replaceAll(":", "-");
        await writeBackup(client, path.join(dataFolder, "backups", `before-${pending}-${moment}.jsonl.gz`));
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err({ code: server.kind === "pglite" ? "database-stopped" : "database-unreachable", reason });
  }
}
