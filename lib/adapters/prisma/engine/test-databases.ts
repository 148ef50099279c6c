import { readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { z } from "zod";
import { describeDatabaseOpenError } from "./database-open-error";
import { type Database, type OpenDatabaseOptions, openDatabase } from "./open-database";

/** A kind of database that contract suites run on. */
export interface TestDatabaseSource {
  readonly name: "PGlite" | "Postgres";
  /** A fresh, migrated, empty database. Close it before opening the next one. */
  open(): Promise<Database>;
}

const rootFolder = process.cwd();
const embeddedPackage = path.join(rootFolder, "node_modules/@electric-sql/pglite/package.json");
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(embeddedPackage, "utf8")));

/** Where this project's migrations lie, and an archive that makes new embedded databases quick. */
export const testDatabaseOptions: OpenDatabaseOptions = {
  dataFolder: "memory://",
  migrationsFolder: path.join(rootFolder, "prisma/migrations"),
  rootFolder,
  templateFile: path.join(rootFolder, `.cache/pglite-${version}.tgz`),
};

/** The databases to run contract suites on: PGlite, and a Postgres server with pgvector where TEST_DATABASE_URL names one. */
export function testDatabases(): readonly TestDatabaseSource[] {
  const serverUrl = process.env.TEST_DATABASE_URL;
  if (!serverUrl) console.warn("TEST_DATABASE_URL is not set: this suite runs on PGlite only.");
  const embedded: TestDatabaseSource = { name: "PGlite", open: openShared };
  return serverUrl ? [embedded, { name: "Postgres", open: () => openOnServer(serverUrl) }] : [embedded];
}

let shared: Promise<Database> | null = null;
let isSharedOpen = false;

/** Starting PGlite takes a second, emptying it milliseconds: one instance serves all tests of a file and ends with the process. */
async function openShared(): Promise<Database> {
  if (isSharedOpen)
    throw new Error("The shared PGlite test database is still open: close it before opening it again.");
  isSharedOpen = true;
  shared ??= openOrThrow(testDatabaseOptions);
  const database = await shared;
  await database.prisma.$executeRaw`
    DO $$
    BEGIN
      EXECUTE (SELECT 'TRUNCATE ' || string_agg(format('%I', tablename), ', ') || ' CASCADE'
        FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations');
    END $$`;
  return {
    ...database,
    async close() {
      isSharedOpen = false;
    },
  };
}

let databaseCount = 0;

async function openOnServer(serverUrl: string): Promise<Database> {
  databaseCount += 1;
  const name = `agemem_test_${process.pid}_${databaseCount}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  const database = await openOrThrow({ ...testDatabaseOptions, databaseUrl: url.href });
  return {
    ...database,
    async close() {
      await database.close();
      await onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function openOrThrow(options: OpenDatabaseOptions): Promise<Database> {
  const opened = await openDatabase(options);
  if (!opened.ok) throw new Error(describeDatabaseOpenError(opened.error));
  return opened.value;
}
