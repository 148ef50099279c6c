import { afterAll, beforeAll, describe } from "vitest";
import { describeMemoryChanges } from "@/lib/adapters/contract/memory-changes.contract";
import { describeMemoryLibrary } from "@/lib/adapters/contract/memory-library.contract";
import { createPrismaEventLog } from "./event-log";
import { createPrismaMemoryLibrary } from "./memory-library";
import { createPrismaMemoryStore } from "./memory-store";
import type { Database } from "./open-database";
import { createPrismaSessionDirectory } from "./session-directory";
import { testDatabases } from "./test-databases";

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
  });
}
