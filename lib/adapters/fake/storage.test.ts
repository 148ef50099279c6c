import { describeSearch } from "@/lib/adapters/contract/search.contract";
import { describeStorage, type Storage } from "@/lib/adapters/contract/storage.contract";
import { createFakeDatabase } from "./fake-database";
import { createFakeEventLog } from "./fake-event-log";
import { createFakeMemoryStore } from "./fake-memory-store";
import { createFakeSessionDirectory } from "./fake-session-directory";

describeStorage("fake", open);
describeSearch("fake", open);

async function open(): Promise<Storage> {
  const database = createFakeDatabase();
  return {
    eventLog: createFakeEventLog(database),
    memoryStore: createFakeMemoryStore(database),
    sessionDirectory: createFakeSessionDirectory(database),
  };
}
