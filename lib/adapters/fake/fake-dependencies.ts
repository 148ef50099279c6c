import { createInProcessChannel } from "@/lib/adapters/live/in-process-channel";
import type { LanguageModel } from "@/lib/ports/language-model";
import { createFakeDatabase, type FakeDatabase } from "./fake-database";
import { createFakeEventLog } from "./fake-event-log";
import { createFakeMemoryLibrary } from "./fake-memory-library";
import { createFakeMemoryStore } from "./fake-memory-store";
import { createFakeOwnerSettingsStore } from "./fake-owner-settings-store";
import { createFakeSessionDirectory } from "./fake-session-directory";
import { createFakeClock, createFakeEmbedder, createFakeIds, fakeTokenCounter } from "./fake-world";

/** Everything a use-case needs, in memory and deterministic; the session reader is the caller's, because it belongs to the use-cases. */
export function createFakeAdapters(
  languageModel: LanguageModel,
  database: FakeDatabase = createFakeDatabase(),
) {
  return {
    database,
    eventLog: createFakeEventLog(database),
    memoryStore: createFakeMemoryStore(database),
    memoryLibrary: createFakeMemoryLibrary(database),
    sessionDirectory: createFakeSessionDirectory(database),
    ownerSettings: createFakeOwnerSettingsStore(database),
    languageModel,
    embedder: createFakeEmbedder(),
    tokenCounter: fakeTokenCounter,
    clock: createFakeClock(),
    ids: createFakeIds(),
    live: createInProcessChannel(),
    sessionSettings: { contextLimitTokens: 8_192, softMark: 0.7, hardMark: 0.92, filterThreshold: 0.6 },
  };
}
