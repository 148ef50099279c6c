import type { EventLog } from "./event-log";
import type { MemoryEmbeddings } from "./memory-embeddings";
import type { MemoryLibrary } from "./memory-library";
import type { MemoryStore } from "./memory-store";
import type { OwnerSettingsStore } from "./owner-settings-store";
import type { SessionDirectory } from "./session-directory";

/** All that is kept of owners, over one database: what is written through one of these is read through the others. */
export interface Storage {
  readonly eventLog: EventLog;
  readonly memoryStore: MemoryStore;
  readonly memoryLibrary: MemoryLibrary;
  readonly memoryEmbeddings: MemoryEmbeddings;
  readonly sessionDirectory: SessionDirectory;
  readonly ownerSettings: OwnerSettingsStore;
}
