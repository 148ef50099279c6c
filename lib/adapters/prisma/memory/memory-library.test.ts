import { afterAll, beforeAll, describe } from "vitest";
import { describeErasure } from "@/lib/testing/contract/erasure.contract";
import { describeMemoryChanges } from "@/lib/testing/contract/memory-changes.contract";
import { describeMemoryLibrary } from "@/lib/testing/contract/memory-library.contract";
import type { Database } from "../engine/open-database";
import { testDatabases } from "../engine/test-databases";
import { createPrismaEventLog } from "../log/event-log";
import { createPrismaSessionDirectory } from "../session/session-directory";
import { createPrismaMemoryLibrary } from "./memory-library";
import { createPrismaMemoryStore } from "./memory-store";

for (const source of testDatabases()) {
  describe(source.name, () => {
    let database: Database;
    beforeAll(async () => {
      database = await source.open();
    });
    afterAll(() => database.close());

    const storage = async () => ({
      eventLog: createPrismaEventLog(database.prisma),
      memoryStore: createPrismaMemoryStore(database.prisma),
      memoryLibrary: createPrismaMemoryLibrary(database.prisma),
      sessionDirectory: createPrismaSessionDirectory(database.prisma),
    });
    describeMemoryChanges(source.name, storage);
    describeMemoryLibrary(source.name, storage);
    describeErasure(source.name, async () => ({
      ...(await storage()),
      countRowsWith: (text) => countRowsWith(database, text),
    }));
  });
}

/** Looks through every column of every row, word stems included. */
async function countRowsWith({ prisma }: Database, text: string): Promise<number> {
  const tables = await Promise.all([
    prisma.event.findMany(),
    prisma.memoryVersion.findMany(),
    prisma.memoryUse.findMany(),
    prisma.proposal.findMany(),
    prisma.session.findMany(),
    prisma.owner.findMany(),
  ]);
  const plain = (row: object) =>
    JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value));
  return tables.flat().filter((row) => plain(row).includes(text)).length;
}
