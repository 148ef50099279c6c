import { setTimeout as delay } from "node:timers/promises";
import { Client, Pool } from "pg";
import { afterEach, describe, expect, test } from "vitest";
import { DatabaseStoppedError } from "./database-stopped-error";
import { type PGliteThread, type PGliteThreadOptions, startPGliteThread } from "./pglite-thread";
import { testDatabaseOptions } from "./test-databases";

const { rootFolder = ".", templateFile } = testDatabaseOptions;
const login = { host: "localhost", user: "postgres", password: "", database: "postgres", ssl: false };

let thread: PGliteThread | undefined;
afterEach(() => thread?.close());

async function start(options: Partial<PGliteThreadOptions> = {}) {
  const started = await startPGliteThread({ rootFolder, templateFile, ...options });
  if (!started.ok) throw started.error;
  thread = started.value;
  return started.value;
}

async function connect(to: PGliteThread) {
  const client = new Client({ ...login, stream: () => to.connect() });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Keeps the database computing for about this many milliseconds, without sleeping. */
const compute = (milliseconds: number) => `DO $$ BEGIN
  WHILE clock_timestamp() < statement_timestamp() + interval '${milliseconds} ms' LOOP PERFORM md5(random()::text); END LOOP; END $$`;

describe("the thread of the embedded database", () => {
  test("a long query does not stop this process's event loop", async () => {
    const client = await connect(await start());
    let ticks = 0;
    let largestGap = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      ticks += 1;
      largestGap = Math.max(largestGap, performance.now() - last);
      last = performance.now();
    }, 5);
    await client.query(compute(1_500));
    clearInterval(timer);
    await client.end();
    console.info(`1500 ms query: ${ticks} ticks of 5 ms, largest gap ${largestGap.toFixed(0)} ms`);
    // On the same thread it would be no tick and a gap of 1500 ms; the rest is room for a busy machine.
    expect(ticks).toBeGreaterThan(50);
    expect(largestGap).toBeLessThan(500);
  });

  test("the next client finds nothing of the last one's session, even if that vanished in a transaction", async () => {
    const running = await start();
    const first = await connect(running);
    await first.query("CREATE TABLE kept (id int)");
    await first.query("SET work_mem = '7MB'");
    await first.query({ name: "prepared", text: "SELECT 1" });
    await first.query("BEGIN");
    await first.query("INSERT INTO kept VALUES (1)");
    (first as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();

    const second = await connect(running);
    const { rows } = await second.query(`SELECT (SELECT count(*)::int FROM kept) AS rows,
      (SELECT count(*)::int FROM pg_prepared_statements) AS prepared, current_setting('work_mem') AS memory, current_setting('TimeZone') AS zone`);
    expect(rows).toEqual([{ rows: 0, prepared: 0, memory: "4MB", zone: "UTC" }]);
    await second.end();
  });

  test("many clients one after the other work", async () => {
    const running = await start();
    for (let index = 0; index < 30; index += 1) {
      const client = await connect(running);
      const { rows } = await client.query("SELECT $1::int + 1 AS next", [index]);
      expect(rows).toEqual([{ next: index + 1 }]);
      await client.end();
    }
  });

  test("a thread that goes silent is given up, and every query says so", async () => {
    const running = await start({ answerTimeoutMilliseconds: 400 });
    const pool = new Pool({ ...login, max: 1, stream: () => running.connect() });
    pool.on("error", () => {});
    const before = performance.now();
    const queries = Promise.allSettled([
      pool.query(compute(60_000)),
      pool.query("SELECT 1"),
      pool.query("SELECT 2"),
    ]);
    await expect(running.whenStopped).resolves.toBeInstanceOf(DatabaseStoppedError);
    expect(performance.now() - before).toBeLessThan(5_000);
    for (const outcome of await queries) {
      expect(outcome).toMatchObject({ status: "rejected", reason: { code: "database-stopped" } });
    }
    await expect(pool.query("SELECT 3")).rejects.toMatchObject({ code: "database-stopped" });
    await pool.end();
  });

  test("a pause of this process is not taken for a silent database", async () => {
    const running = await start({ answerTimeoutMilliseconds: 300 });
    const client = await connect(running);
    const asked = client.query("SELECT 1 AS one");
    const until = performance.now() + 1_000;
    while (performance.now() < until);
    expect((await asked).rows).toEqual([{ one: 1 }]);
    await delay(400);
    expect((await client.query("SELECT 2 AS two")).rows).toEqual([{ two: 2 }]);
    await client.end();
  });

  test("a folder without a database file set is refused with a reason", async () => {
    const started = await startPGliteThread({ rootFolder, databaseFolder: "/dev/null/database" });
    expect(started).toMatchObject({ ok: false, error: { code: "database-stopped" } });
  });
});
