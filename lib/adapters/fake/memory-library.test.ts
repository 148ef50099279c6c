import { describeErasure } from "@/lib/adapters/contract/erasure.contract";
import { describeMemoryChanges } from "@/lib/adapters/contract/memory-changes.contract";
import { describeMemoryLibrary } from "@/lib/adapters/contract/memory-library.contract";
import { createFakeDatabase } from "./fake-database";
import { createFakeEventLog } from "./fake-event-log";
import { createFakeMemoryLibrary } from "./fake-memory-library";
import { createFakeMemoryStore } from "./fake-memory-store";
import { createFakeSessionDirectory } from "./fake-session-directory";

describeMemoryChanges("fake", open);
describeMemoryLibrary("fake", open);
describeErasure("fake", open);

async function open() {
  const database = createFakeDatabase();
  return {
    eventLog: createFakeEventLog(database),
    memoryStore: createFakeMemoryStore(database),
    memoryLibrary: createFakeMemoryLibrary(database),
    sessionDirectory: createFakeSessionDirectory(database),
    async countRowsWith(text: string) {
      const sessions = [...database.sessions.values()];
      const rows = sessions.flatMap((session) => [session.title ?? "", ...session.events]);
      return rows.filter((row) => JSON.stringify(row).includes(text)).length;
    },
  };
}
