import { describeEveryContract } from "@/lib/testing/contract/storage-suite";
import { createInMemoryConnectionStore } from "./connection-store";
import { createInMemoryDatabase } from "./database";
import { createInMemoryStorage } from "./in-memory-storage";
import { createInMemoryLabStore } from "./lab-store";

describeEveryContract("in memory", async () => {
  const database = createInMemoryDatabase();
  return {
    ...createInMemoryStorage(database),
    connections: createInMemoryConnectionStore(),
    lab: createInMemoryLabStore(),
    async countRowsWith(text) {
      const rows = [...database.sessions.values()].flatMap((session) => [
        session.title ?? "",
        ...session.events,
      ]);
      return rows.filter((row) => JSON.stringify(row).includes(text)).length;
    },
  };
});
