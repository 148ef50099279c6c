import { describeAdoption } from "@/lib/adapters/contract/adopt.contract";
import { describeBranches } from "@/lib/adapters/contract/branches.contract";
import { describeConnections } from "@/lib/adapters/contract/connections.contract";
import { describeEmbeddings } from "@/lib/adapters/contract/embeddings.contract";
import { describeOwnerSettings } from "@/lib/adapters/contract/owner-settings.contract";
import { describeSandboxes } from "@/lib/adapters/contract/sandbox.contract";
import { describeSearch } from "@/lib/adapters/contract/search.contract";
import { describeStorage, type Storage } from "@/lib/adapters/contract/storage.contract";
import { createFakeConnectionStore } from "./fake-connection-store";
import { createFakeDatabase } from "./fake-database";
import { createFakeEventLog } from "./fake-event-log";
import { createFakeMemoryEmbeddings } from "./fake-memory-embeddings";
import { createFakeMemoryStore } from "./fake-memory-store";
import { createFakeOwnerSettingsStore } from "./fake-owner-settings-store";
import { createFakeSessionDirectory } from "./fake-session-directory";

describeStorage("fake", open);
describeSearch("fake", open);
describeConnections("fake", async () => createFakeConnectionStore());
describeEmbeddings("fake", async () => {
  const database = createFakeDatabase();
  return {
    eventLog: createFakeEventLog(database),
    memoryStore: createFakeMemoryStore(database),
    embeddings: createFakeMemoryEmbeddings(database),
  };
});
describeOwnerSettings("fake", async () => createFakeOwnerSettingsStore(createFakeDatabase()));
describeBranches("fake", open);
describeSandboxes("fake", open);
describeAdoption("fake", open);

async function open(): Promise<Storage> {
  const database = createFakeDatabase();
  return {
    eventLog: createFakeEventLog(database),
    memoryStore: createFakeMemoryStore(database),
    sessionDirectory: createFakeSessionDirectory(database),
  };
}
