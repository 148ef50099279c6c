import { describeAdoption } from "@/lib/testing/contract/adopt.contract";
import { describeBranches } from "@/lib/testing/contract/branches.contract";
import { describeConnections } from "@/lib/testing/contract/connections.contract";
import { describeEmbeddings } from "@/lib/testing/contract/embeddings.contract";
import { describeOwnerSettings } from "@/lib/testing/contract/owner-settings.contract";
import { describeSandboxes } from "@/lib/testing/contract/sandbox.contract";
import { describeSearch } from "@/lib/testing/contract/search.contract";
import { describeStorage, type Storage } from "@/lib/testing/contract/storage.contract";
import { createFakeConnectionStore } from "@/lib/testing/fake-connection-store";
import { createFakeDatabase } from "./database";
import { createFakeEventLog } from "./event-log";
import { createFakeMemoryEmbeddings } from "./memory-embeddings";
import { createFakeMemoryStore } from "./memory-store";
import { createFakeOwnerSettingsStore } from "./owner-settings-store";
import { createFakeSessionDirectory } from "./session-directory";

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
