import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client, Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyMigrations } from "./apply-migrations";
import { startPGliteThread } from "./pglite-thread";
import { testDatabaseOptions } from "./test-databases";

const { rootFolder = ".", templateFile, migrationsFolder } = testDatabaseOptions;
const shipped = (await readdir(migrationsFolder)).filter((name) => /^\d/.test(name)).sort();

/** The first migration of which an older database knows nothing. */
const ownerInEveryKey = "20261130010000_owner_in_every_key";

interface Server {
  readonly pool: Pool;
  close(): Promise<void>;
}

async function openEmbedded(): Promise<Server> {
  const started = await startPGliteThread({ rootFolder, templateFile });
  if (!started.ok) throw started.error;
  const thread = started.value;
  const place = { host: "localhost", user: "postgres", password: "", ssl: false };
  const pool = new Pool({ ...place, max: 1, stream: () => thread.connect() });
  return {
    pool,
    async close() {
      await pool.end();
      await thread.close();
    },
  };
}

async function openOnServer(serverUrl: string): Promise<Server> {
  const name = `agemem_earlier_${process.pid}`;
  const onServer = async (statement: string) => {
    const client = new Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const pool = new Pool({ connectionString: url.href });
  // The database is dropped while the last connections are still closing.
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    pool,
    async close() {
      await pool.end();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

const serverUrl = process.env.TEST_DATABASE_URL;
const servers = [
  { name: "PGlite", open: openEmbedded },
  ...(serverUrl ? [{ name: "Postgres", open: () => openOnServer(serverUrl) }] : []),
];

const tables = ["owner", "session", "event", "memory_version", "memory_use", "proposal"] as const;

describe.each(servers)("a database of an earlier schema on $name", ({ open }) => {
  let server: Server;
  let folder: string;
  beforeAll(async () => {
    server = await open();
    folder = await mkdtemp(path.join(tmpdir(), "agemem-earlier-"));
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const rows = async () =>
    Object.fromEntries(
      await Promise.all(
        tables.map(async (table) => [
          table,
          (await server.pool.query(`SELECT to_jsonb(${table}) AS row FROM ${table}`)).rows.map(
            ({ row }) => row,
          ),
        ]),
      ),
    );

  test("keeps every row when the owner becomes part of every key, and then frees ids for other owners", async () => {
    const earlier = shipped.filter((name) => name < ownerInEveryKey);
    for (const name of earlier)
      await cp(path.join(migrationsFolder, name), path.join(folder, name), { recursive: true });
    expect(await applyMigrations(server.pool, folder)).toEqual({ ok: true, value: earlier });
    await server.pool.query(sampleRows("mara"));
    const before = await rows();

    const now = await applyMigrations(server.pool, migrationsFolder);
    expect(now).toEqual({ ok: true, value: shipped.filter((name) => name >= ownerInEveryKey) });
    const after = await rows();
    for (const table of tables) expect(after[table]).toMatchObject(before[table] ?? []);
    for (const table of tables) expect(after[table]).toHaveLength(before[table]?.length ?? 0);

    await server.pool.query(sampleRows("elin"));
    await expect(server.pool.query(sampleRows("elin"))).rejects.toThrow("owner_pkey");
    const stray = "UPDATE memory_version SET event_id = 'nowhere' WHERE owner_id = 'elin'";
    await expect(server.pool.query(stray)).rejects.toThrow("memory_version_owner_id_event_id_fkey");
    await expect(server.pool.query("DELETE FROM event")).rejects.toThrow("append-only");
  });
});

/** Two sessions' worth of rows in every table that refers to another, under ids that do not name their owner. */
function sampleRows(owner: string): string {
  return `
    INSERT INTO owner (id, memory_position, settings) VALUES ('${owner}', 2, '{"memoryPolicy": null}');
    INSERT INTO session (owner_id, id, title, head_sequence) VALUES ('${owner}', 'session-1', 'Hello', 3), ('${owner}', 'session-2', NULL, 1);
    INSERT INTO event (owner_id, id, session_id, sequence, type, schema_version, by, at, payload, memory_position, memory_id, memory_version)
    VALUES ('${owner}', 'event-1', 'session-1', 1, 'memory-added', 2, 'agent', now(), '{"content": "One."}', 1, 'mem_a', 1),
      ('${owner}', 'event-2', 'session-1', 2, 'memory-updated', 2, 'person', now(), '{"content": "Two."}', 2, 'mem_a', 2),
      ('${owner}', 'event-3', 'session-1', 3, 'memory-proposed', 2, 'agent', now(), '{}', NULL, NULL, NULL),
      ('${owner}', 'event-4', 'session-2', 1, 'session-started', 2, 'app', now(), '{}', NULL, NULL, NULL);
    INSERT INTO memory_version (owner_id, memory_id, version, content, memory_type, origin, session_id, event_id, at, by, valid_from, valid_to,
      closed_by_event_id, embedding, embedding_model, lexemes)
    VALUES ('${owner}', 'mem_a', 1, 'One.', 'general', 'said-by-person', 'session-1', 'event-1', now(), 'agent', 1, 2, 'event-2', '[1,0,0]', 'three', '{one}'),
      ('${owner}', 'mem_a', 2, 'Two.', 'general', 'edited-by-person', 'session-1', 'event-2', now(), 'person', 2, NULL, NULL, NULL, NULL, '{two}');
    INSERT INTO memory_use (owner_id, event_id, memory_id, version, session_id, at) VALUES ('${owner}', 'event-2', 'mem_a', 1, 'session-1', now());
    INSERT INTO proposal (owner_id, proposal_id, session_id, event_id, status, at) VALUES ('${owner}', 'p-1', 'session-1', 'event-3', 'waiting', now());`;
}
