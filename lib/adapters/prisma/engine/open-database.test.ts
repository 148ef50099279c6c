import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Prisma } from "../generated/client";
import type { Database } from "./open-database";
import { testDatabases } from "./test-databases";

describe.each(testDatabases())("an open database on $name", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await database.prisma
      .$executeRaw`CREATE TABLE parent (id int PRIMARY KEY, amount int NOT NULL DEFAULT 0)`;
    await database.prisma
      .$executeRaw`CREATE TABLE child (id int PRIMARY KEY, parent_id int REFERENCES parent DEFERRABLE INITIALLY DEFERRED)`;
  });
  afterAll(async () => {
    await database.prisma.$executeRaw`DROP TABLE child, parent`;
    await database.close();
  });

  const countParents = async (from: number) => {
    const rows = await database.prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM parent WHERE id >= ${from} AND id < ${from + 1000}`;
    return rows[0]?.count;
  };

  test("50 transactions and 200 queries at once all get their own right answer", async () => {
    await database.prisma.$executeRaw`INSERT INTO parent (id) VALUES (1)`;
    const transactions = Array.from({ length: 50 }, (_, index) =>
      database.prisma
        .$transaction(async (transaction) => {
          const [row] = await transaction.$queryRaw<
            { amount: number }[]
          >`SELECT amount FROM parent WHERE id = 1 FOR UPDATE`;
          await transaction.$executeRaw`UPDATE parent SET amount = ${(row?.amount ?? 0) + 1} WHERE id = 1`;
          await transaction.$executeRaw`INSERT INTO parent (id) VALUES (${1000 + index})`;
          if (index % 5 === 0) throw new Error("rolled back");
          return index;
        })
        .catch((error: Error) => error.message),
    );
    const queries = Array.from(
      { length: 200 },
      (_, index) =>
        database.prisma.$queryRaw<{ answer: number; text: string }[]>`
        SELECT ${index}::int * 2 AS answer, repeat('x', ${index * 50}::int) AS text`,
    );
    const outcomes = await Promise.all(transactions);
    const answers = (await Promise.all(queries)).map(([row]) => row);

    expect(outcomes).toEqual(
      Array.from({ length: 50 }, (_, index) => (index % 5 === 0 ? "rolled back" : index)),
    );
    expect(answers.map((row) => row?.answer)).toEqual(Array.from({ length: 200 }, (_, index) => index * 2));
    expect(answers.map((row) => row?.text.length)).toEqual(
      Array.from({ length: 200 }, (_, index) => index * 50),
    );
    expect(await database.prisma.$queryRaw`SELECT amount FROM parent WHERE id = 1`).toEqual([{ amount: 40 }]);
    expect(await countParents(1000)).toBe(40);
  });

  test("a commit that the database refuses is a failure", async () => {
    const commit = database.prisma.$transaction(async (transaction) => {
      await transaction.$executeRaw`INSERT INTO parent (id) VALUES (2000)`;
      await transaction.$executeRaw`INSERT INTO child VALUES (1, 99999)`;
    });
    await expect(commit).rejects.toThrow(/child_parent_id_fkey|ForeignKeyConstraintViolation/);
    expect(await countParents(2000)).toBe(0);
  });

  test("a commit after a swallowed error is a failure, not a silent rollback", async () => {
    const commit = database.prisma.$transaction(async (transaction) => {
      await transaction.$executeRaw`INSERT INTO parent (id) VALUES (3000)`;
      await transaction.$executeRaw`INSERT INTO parent (id) VALUES (3000)`.catch(() => {});
      return "saved";
    });
    await expect(commit).rejects.toThrow(/UniqueConstraintViolation|3000/);
    expect(await countParents(3000)).toBe(0);
  });

  test("a swallowed error before a savepoint's rollback does no harm", async () => {
    const answer = await database.prisma.$transaction(async (transaction) => {
      await transaction.$executeRaw`INSERT INTO parent (id) VALUES (4000)`;
      await transaction.$executeRaw`SAVEPOINT before`;
      await transaction.$executeRaw`INSERT INTO parent (id) VALUES (4000)`.catch(() => {});
      await transaction.$executeRaw`ROLLBACK TO SAVEPOINT before`;
      return "saved";
    });
    expect([answer, await countParents(4000)]).toEqual(["saved", 1]);
  });

  test("a transaction past its time is rolled back and gives its connection back", async () => {
    const late = database.prisma.$transaction(
      async (transaction) => {
        await transaction.$executeRaw`INSERT INTO parent (id) VALUES (5000)`;
        await transaction.$queryRaw`SELECT 1 AS slept FROM pg_sleep(0.6)`;
        await transaction.$executeRaw`INSERT INTO parent (id) VALUES (5001)`;
      },
      { timeout: 200 },
    );
    await expect(late).rejects.toMatchObject({ code: "P2028" });
    expect(await countParents(5000)).toBe(0);
  });

  test("who waits too long for a transaction is told and leaves the queue", async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holders = Array.from({ length: 10 }, () =>
      database.prisma.$transaction(async (transaction) => {
        await transaction.$queryRaw`SELECT 1 AS one`;
        await released;
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    const waiting = database.prisma.$transaction(async () => "in", { maxWait: 200 });
    await expect(waiting).rejects.toMatchObject({ code: "P2028" });
    release();
    await Promise.all(holders);
    expect(await database.prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  });

  test("the isolation level of a transaction is honored", async () => {
    const level = await database.prisma.$transaction(
      (transaction) => transaction.$queryRaw`SELECT current_setting('transaction_isolation') AS level`,
      { isolationLevel: Prisma.TransactionIsolationLevel.Serializable },
    );
    expect(level).toEqual([{ level: "serializable" }]);
  });

  test("a failed query does not disturb the next ones", async () => {
    const mixed = await Promise.allSettled(
      Array.from(
        { length: 40 },
        (_, index) => database.prisma.$queryRaw`SELECT 100 / ${index % 2}::int AS answer`,
      ),
    );
    expect(mixed.map(({ status }) => status)).toEqual(
      Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? "rejected" : "fulfilled")),
    );
  });

  test("a statement and an answer of several megabytes pass whole", async () => {
    const text = "äöü€".repeat(500_000);
    const rows = await database.prisma.$queryRaw<
      { text: string }[]
    >`SELECT ${text}::text || ${text}::text AS text`;
    expect(rows[0]?.text === text + text).toBe(true);
  });
});
