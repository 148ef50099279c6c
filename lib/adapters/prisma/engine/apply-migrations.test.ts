import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyMigrations } from "./apply-migrations";
import { startPGliteThread } from "./pglite-thread";
import { testDatabaseOptions } from "./test-databases";

const { rootFolder = ".", templateFile, migrationsFolder } = testDatabaseOptions;
const shipped = (await readdir(migrationsFolder)).filter((name) => /^\d/.test(name)).sort();

describe("applying migrations", () => {
  let folder: string;
  let pool: Pool;
  let close: () => Promise<void>;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "agemem-migrations-"));
    await cp(migrationsFolder, folder, { recursive: true });
    const started = await startPGliteThread({ rootFolder, templateFile });
    if (!started.ok) throw started.error;
    const thread = started.value;
    pool = new Pool({
      host: "localhost",
      user: "postgres",
      password: "",
      ssl: false,
      max: 1,
      stream: () => thread.connect(),
    });
    close = async () => {
      await pool.end();
      await thread.close();
    };
  });
  afterAll(async () => {
    await close();
    await rm(folder, { recursive: true });
  });

  const write = async (name: string, sql: string) => {
    await mkdir(path.join(folder, name), { recursive: true });
    await writeFile(path.join(folder, name, "migration.sql"), sql);
  };
  const tablesLike = async (name: string) =>
    (await pool.query("SELECT count(*)::int AS count FROM pg_tables WHERE tablename = $1", [name])).rows[0]
      .count;

  test("happens once", async () => {
    expect(await applyMigrations(pool, folder)).toEqual({ ok: true, value: shipped });
    expect(await applyMigrations(pool, folder)).toEqual({ ok: true, value: [] });
  });

  test("applies only what is new, whatever ends its lines", async () => {
    await write("20270101000000_second", "CREATE TABLE second (id int);\nCREATE INDEX ON second (id);\n");
    expect(await applyMigrations(pool, folder)).toEqual({ ok: true, value: ["20270101000000_second"] });
    await write("20270101000000_second", "CREATE TABLE second (id int);\r\nCREATE INDEX ON second (id);\r\n");
    expect(await applyMigrations(pool, folder)).toEqual({ ok: true, value: [] });
  });

  test("that fails half-way leaves nothing behind and can be repeated", async () => {
    await write("20270102000000_third", "CREATE TABLE third (id int); SELECT 1 / 0;");
    const failed = {
      code: "migration-failed",
      migration: "20270102000000_third",
      reason: "division by zero",
    };
    expect(await applyMigrations(pool, folder)).toEqual({ ok: false, error: failed });
    expect(await tablesLike("third")).toBe(0);
    await write("20270102000000_third", "CREATE TABLE third (id int);");
    expect(await applyMigrations(pool, folder)).toEqual({ ok: true, value: ["20270102000000_third"] });
  });

  test("refuses a file that was edited after it had been applied", async () => {
    await write("20270102000000_third", "CREATE TABLE third (id bigint);");
    expect(await applyMigrations(pool, folder)).toMatchObject({
      ok: false,
      error: { code: "migration-failed" },
    });
  });

  test("refuses a database that a newer version has changed", async () => {
    await rm(path.join(folder, "20270102000000_third"), { recursive: true });
    const newer = { code: "database-is-newer", migration: "20270102000000_third" };
    expect(await applyMigrations(pool, folder)).toEqual({ ok: false, error: newer });
  });
});
