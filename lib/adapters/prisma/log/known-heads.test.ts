// Two processes over one database: each makes its events behind the head that it saw last, and the database says when that is another.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkChain } from "@/lib/core/log/hash-chain";
import { added, noticed, started } from "@/lib/testing/contract/contract-events";
import type { Database } from "../engine/open-database";
import { testDatabases } from "../engine/test-databases";
import { createPrismaEventLog } from "./event-log";

describe.each(testDatabases())("two logs over $name", ({ open }) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.close());

  test("append by turns, to one session and to the owner's one stream of memories, without a gap", async () => {
    const [one, other] = [createPrismaEventLog(database.prisma), createPrismaEventLog(database.prisma)];
    const scope = { ownerId: "mara", sessionId: "shared" };
    const elsewhere = { ownerId: "mara", sessionId: "elsewhere" };
    await one.append({ ...scope, expectedSequence: 0, events: [started()] });
    await other.append({ ...elsewhere, expectedSequence: 0, events: [started()] });
    for (let round = 0; round < 4; round += 1) {
      const log = round % 2 === 0 ? other : one;
      const events = [added(`mem_a${round}`, `Fact ${round}.`), noticed("told")];
      const appended = await log.append({ ...scope, expectedSequence: 1 + 2 * round, events });
      expect(appended).toMatchObject({ ok: true, value: { written: true } });
      const beside = {
        ...elsewhere,
        expectedSequence: 1 + round,
        events: [added(`mem_b${round}`, `Other ${round}.`)],
      };
      expect(await one.append(beside)).toMatchObject({ ok: true });
    }
    const events = await createPrismaEventLog(database.prisma).read(scope);
    expect(checkChain(events)).toMatchObject({ broken: null, coverage: { hashedFrom: 1 } });
    const positions = [...events, ...(await one.read(elsewhere))].flatMap(
      (event) => event.memoryPosition ?? [],
    );
    expect(positions.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
