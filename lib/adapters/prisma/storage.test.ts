import { afterAll, beforeAll, describe } from "vitest";
import { describeAdoption } from "@/lib/testing/contract/adopt.contract";
import { describeBranches } from "@/lib/testing/contract/branches.contract";
import { describeConnections } from "@/lib/testing/contract/connections.contract";
import { describeEmbeddings } from "@/lib/testing/contract/embeddings.contract";
import { describeOwnerSettings } from "@/lib/testing/contract/owner-settings.contract";
import { describeSandboxes } from "@/lib/testing/contract/sandbox.contract";
import { describeSearch } from "@/lib/testing/contract/search.contract";
import { describeStorage } from "@/lib/testing/contract/storage.contract";
import { createSecretBox } from "../connections/secret-box";
import type { Database } from "./engine/open-database";
import { testDatabases } from "./engine/test-databases";
import { createPrismaEventLog } from "./log/event-log";
import { createPrismaMemoryEmbeddings } from "./memory/memory-embeddings";
import { createPrismaMemoryStore } from "./memory/memory-store";
import { createPrismaSessionDirectory } from "./session/session-directory";
import { createPrismaConnectionStore } from "./settings/connection-store";
import { createPrismaOwnerSettingsStore } from "./settings/owner-settings-store";

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
