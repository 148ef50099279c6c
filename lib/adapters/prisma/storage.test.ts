import { afterAll, beforeAll, describe } from "vitest";
import { describeAdoption } from "@/lib/adapters/contract/adopt.contract";
import { describeBranches } from "@/lib/adapters/contract/branches.contract";
import { describeConnections } from "@/lib/adapters/contract/connections.contract";
import { describeEmbeddings } from "@/lib/adapters/contract/embeddings.contract";
import { describeOwnerSettings } from "@/lib/adapters/contract/owner-settings.contract";
import { describeSandboxes } from "@/lib/adapters/contract/sandbox.contract";
import { describeSearch } from "@/lib/adapters/contract/search.contract";
import { describeStorage } from "@/lib/adapters/contract/storage.contract";
import { createSecretBox } from "../connections/secret-box";
import { createPrismaConnectionStore } from "./connection-store";
import { createPrismaEventLog } from "./event-log";
import { createPrismaMemoryEmbeddings } from "./memory-embeddings";
import { createPrismaMemoryStore } from "./memory-store";
import type { Database } from "./open-database";
import { createPrismaOwnerSettingsStore } from "./owner-settings-store";
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
      sessionDirectory: createPrismaSessionDirectory(database.prisma),
    });
    describeStorage(source.name, storage);
    describeSearch(source.name, storage);
    const secretBox = createSecretBox({ secret: "a secret of this test", dataFolder: "unused" });
    describeConnections(source.name, async () => createPrismaConnectionStore(database.prisma, secretBox));
    describeEmbeddings(source.name, async () => ({
      ...(await storage()),
      embeddings: createPrismaMemoryEmbeddings(database.prisma),
    }));
    describeOwnerSettings(source.name, async () => createPrismaOwnerSettingsStore(database.prisma));
    describeBranches(source.name, storage);
    describeSandboxes(source.name, storage);
    describeAdoption(source.name, storage);
  });
}
