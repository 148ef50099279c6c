import { describeErasure } from "@/lib/testing/contract/erasure.contract";
import { describeMemoryChanges } from "@/lib/testing/contract/memory-changes.contract";
import { describeMemoryLibrary } from "@/lib/testing/contract/memory-library.contract";
import { createFakeDatabase } from "./database";
import { createFakeEventLog } from "./event-log";
import { createFakeMemoryLibrary } from "./memory-library";
import { createFakeMemoryStore } from "./memory-store";
import { createFakeSessionDirectory } from "./session-directory";

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
