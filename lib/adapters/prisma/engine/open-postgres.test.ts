import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { describeDatabaseOpenError } from "./database-open-error";
import { openDatabase } from "./open-database";
import { testDatabaseOptions } from "./test-databases";

const serverUrl = process.env.TEST_DATABASE_URL;
const open = (databaseUrl: string) => openDatabase({ ...testDatabaseOptions, databaseUrl });

const migrationCount = readdirSync(testDatabaseOptions.migrationsFolder, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory(),
).length;

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

describe("opening a Postgres server", () => {
  test("that does not run is an error without the password", async () => {
    const opened = await open(`postgresql://mara:s3cret%21@localhost:${await freePort()}/agemem`);
    if (opened.ok) throw new Error("something answered");
    expect(opened.error).toMatchObject({
      code: "database-unreachable",
      reason: expect.stringContaining("ECONNREFUSED"),
    });
    expect(describeDatabaseOpenError(opened.error)).not.toMatch(/s3cret/);
  });

  test.each(["mysql://localhost/agemem", "localhost:5432/agemem", "postgresql://[broken"])(
    "at %s is an error that says what is expected",
    async (address) => {
      const reason = expect.stringContaining("postgresql://");
      expect(await open(address)).toMatchObject({
        ok: false,
        error: { code: "database-unreachable", reason },
      });
    },
  );

  test("that is still starting or speaks another protocol is an error", async () => {
    const server = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")).listen(
      0,
      "127.0.0.1",
    );
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    expect(await open(`postgresql://127.0.0.1:${port}/agemem`)).toMatchObject({
      ok: false,
      error: { code: "database-unreachable" },
    });
    server.close();
  });

  test.runIf(serverUrl)("from several processes at once applies each migration once", async () => {
    const { Client } = await import("pg");
    const administrator = new Client({ connectionString: serverUrl });
    await administrator.connect();
    const name = `agemem_test_${process.pid}_together`;
    await administrator.query(`CREATE DATABASE ${name}`);
    const url = new URL(serverUrl ?? "");
    url.pathname = `/${name}`;
    url.searchParams.set("options", "-c statement_timeout=30000");
    const opened = await Promise.all(Array.from({ length: 4 }, () => open(url.href)));
    for (const each of opened) if (!each.ok) throw new Error(describeDatabaseOpenError(each.error));
    for (const database of opened.flatMap((each) => (each.ok ? [each.value] : []))) {
      const settings = await database.prisma.$queryRaw`
        SELECT current_setting('TimeZone') AS zone, current_setting('statement_timeout') AS timeout,
          current_setting('fsync') = 'on' AS durable, (SELECT count(*)::int FROM _prisma_migrations) AS migrations`;
      const durable = database.durability === "power-loss";
      expect(settings).toEqual([{ zone: "UTC", timeout: "30s", durable, migrations: migrationCount }]);
      await database.close();
    }
    await administrator.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await administrator.end();
  });
});
