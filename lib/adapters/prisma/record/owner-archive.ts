import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { escapeIdentifier, type Pool, type PoolClient } from "pg";
import { checkRecord } from "@/lib/core/replay/check-record";
import { err, ok, type Result } from "@/lib/core/result";
import type { KeptCounts, OwnerArchive, OwnerIsBusy, ProvenArchive } from "@/lib/ports/owner-archive";
import {
  BackupError,
  ownerColumnOf,
  readBackupRows,
  tablesInOrder,
  writeBackup,
} from "../engine/backup-file";
import { describeDatabaseOpenError } from "../engine/database-open-error";
import { type Database, openDatabase, openRestored } from "../engine/open-database";
import { insertRows } from "../engine/restore-backup";
import { createPrismaRecordKeeper } from "./record-keeper";

/** Where the archive works. */
export interface OwnerArchiveOptions {
  /** Backups are written to `backups` in it, and files are checked in a folder beside them. */
  readonly dataFolder: string;
  readonly rootFolder: string;
  readonly migrationsFolder: string;
  readonly templateFile?: string | undefined;
}

/** The archive over Postgres (or PGlite). A file is checked in an embedded database of its own, so one of an earlier release is brought up to date there. */
export function createPrismaOwnerArchive(
  { pool }: Pick<Database, "pool">,
  options: OwnerArchiveOptions,
): OwnerArchive {
  return {
    write: ({ ownerId, file }) => withClient(pool, (client) => writeBackup(client, file, ownerId)),
    wipe: ({ ownerId }) =>
      withClient(pool, (client) => changeAlone(client, ownerId, () => removeRows(client, ownerId))),
    async prove({ ownerId, file }) {
      const folder = path.join(options.dataFolder, `restoring-${randomUUID()}`);
      const discard = () => rm(folder, { recursive: true, force: true });
      try {
        const proven = await prove(ownerId, file, { ...options, dataFolder: folder });
        if (!proven.ok) await discard();
        return proven.ok ? ok(archiveOf(pool, ownerId, { ...proven.value, discard }, options)) : proven;
      } catch (error) {
        await discard();
        if (error instanceof BackupError) return err(error.message);
        throw error;
      }
    },
  };
}

interface Proven {
  readonly counts: KeptCounts;
  /** The owner's rows alone, in the tables of this release. */
  readonly file: string;
}

async function prove(
  ownerId: string,
  file: string,
  options: OwnerArchiveOptions,
): Promise<Result<Proven, string>> {
  await mkdir(options.dataFolder, { recursive: true, mode: 0o700 });
  const restored = await openRestored(options, file);
  if (!restored.ok) return err(describeDatabaseOpenError(restored.error));
  const opened = await openDatabase(options);
  if (!opened.ok) return err(describeDatabaseOpenError(opened.error));
  const database = opened.value;
  try {
    const keeper = createPrismaRecordKeeper(database.prisma);
    if (!(await keeper.listOwners()).includes(ownerId))
      return err("The backup holds nothing of yours: it was made for somebody else.");
    const [finding] = checkRecord(await keeper.readOwner({ ownerId }));
    if (finding) return err(`What the backup holds does not agree with its rules: ${finding.problem}`);
    const rows = path.join(options.dataFolder, "rows.jsonl.gz");
    return ok(
      await withClient(database.pool, async (client) => {
        const counts = await countRows(client, ownerId);
        await writeBackup(client, rows, ownerId);
        return { counts, file: rows };
      }),
    );
  } finally {
    await database.close();
  }
}

function archiveOf(
  pool: Pool,
  ownerId: string,
  { counts, file, discard }: Proven & Pick<ProvenArchive, "discard">,
  { dataFolder }: OwnerArchiveOptions,
): ProvenArchive {
  return {
    counts,
    discard,
    putInPlace: () =>
      withClient(pool, async (client) => {
        const moment = new Date().toISOString().replaceAll(":", "-");
        const keptAs = path.join(dataFolder, "backups", `before-restore-${moment}.jsonl.gz`);
        await writeBackup(client, keptAs, ownerId);
        return changeAlone(client, ownerId, async () => {
          await removeRows(client, ownerId);
          for await (const { table, rows } of readBackupRows(file)) await insertRows(client, table, rows);
          return { keptAs };
        });
      }),
  };
}

/** One transaction in which nothing else of the owner's is written; refused where something is being written already. */
async function changeAlone<Value>(
  client: PoolClient,
  ownerId: string,
  change: () => Promise<Value>,
): Promise<Result<Value, OwnerIsBusy>> {
  await client.query("BEGIN");
  try {
    // New sessions wait for the first lock, appends and leases for the second, episodes for the third.
    await client.query("SELECT FROM owner WHERE id = $1 FOR UPDATE", [ownerId]);
    await client.query("SELECT FROM session WHERE owner_id = $1 FOR UPDATE", [ownerId]);
    await client.query("SELECT FROM lab_run WHERE owner_id = $1 FOR UPDATE", [ownerId]);
    const { rows } = await client.query<{ turns: number; episodes: number }>(
      `SELECT (SELECT count(*)::int FROM session WHERE owner_id = $1 AND running_turn_id IS NOT NULL) AS turns,
        (SELECT count(*)::int FROM lab_cell WHERE owner_id = $1 AND worker_id IS NOT NULL AND lease_until > now()) AS episodes`,
      [ownerId],
    );
    const { turns = 0, episodes = 0 } = rows[0] ?? {};
    if (turns + episodes > 0) {
      await client.query("ROLLBACK");
      return err({ turns, episodes });
    }
    const value = await change();
    await client.query("COMMIT");
    return ok(value);
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

async function removeRows(client: PoolClient, ownerId: string): Promise<KeptCounts> {
  const counts = await countRows(client, ownerId);
  // The trigger that keeps the log append-only lets go of this owner's events until the transaction ends.
  await client.query("SELECT set_config('agemem.wiping', $1, true)", [ownerId]);
  for (const table of (await tablesInOrder(client)).toReversed())
    await client.query(`DELETE FROM ${escapeIdentifier(table)} WHERE ${ownerColumnOf(table)} = $1`, [
      ownerId,
    ]);
  return counts;
}

async function countRows(client: PoolClient, ownerId: string): Promise<KeptCounts> {
  const { rows } = await client.query<KeptCounts>(
    `SELECT (SELECT count(*)::int FROM session WHERE owner_id = $1 AND kind = 'chat') AS sessions,
      (SELECT count(*)::int FROM event WHERE owner_id = $1) AS events,
      (SELECT count(*)::int FROM memory_version WHERE owner_id = $1 AND sandbox_id = '' AND valid_to IS NULL) AS memories`,
    [ownerId],
  );
  return rows[0] ?? { sessions: 0, events: 0, memories: 0 };
}

async function withClient<Value>(pool: Pool, work: (client: PoolClient) => Promise<Value>): Promise<Value> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
