import type { Storage } from "@/lib/ports/storage";
import { createInMemoryDatabase, type InMemoryDatabase } from "./database";
import { createInMemoryEventLog } from "./event-log";
import { createInMemoryMemoryEmbeddings } from "./memory-embeddings";
import { createInMemoryMemoryLibrary } from "./memory-library";
import { createInMemoryMemoryStore } from "./memory-store";
import { createInMemoryOwnerSettingsStore } from "./owner-settings-store";
import { createInMemorySessionDirectory } from "./session-directory";

/** Storage that ends with the process, with the promises of the one on Postgres: for episodes, and wherever nothing is to be kept. */
export function createInMemoryStorage(database: InMemoryDatabase = createInMemoryDatabase()): Storage {
  return {
    eventLog: createInMemoryEventLog(database),
    memoryStore: createInMemoryMemoryStore(database),
    memoryLibrary: createInMemoryMemoryLibrary(database),
    memoryEmbeddings: createInMemoryMemoryEmbeddings(database),
    sessionDirectory: createInMemorySessionDirectory(database),
    ownerSettings: createInMemoryOwnerSettingsStore(database),
  };
}
