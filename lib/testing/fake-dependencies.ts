import { createInProcessChannel } from "@/lib/adapters/live/in-process-channel";
import type { LanguageModel } from "@/lib/ports/language-model";
import { createFakeDatabase, type FakeDatabase } from "../adapters/memory-storage/database";
import { createFakeEventLog } from "../adapters/memory-storage/event-log";
import { createFakeMemoryLibrary } from "../adapters/memory-storage/memory-library";
import { createFakeMemoryStore } from "../adapters/memory-storage/memory-store";
import { createFakeOwnerSettingsStore } from "../adapters/memory-storage/owner-settings-store";
import { createFakeSessionDirectory } from "../adapters/memory-storage/session-directory";
import {
  createFakeClock,
  createFakeEmbedder,
  createFakeIds,
  fakeTokenCounter,
} from "../adapters/memory-storage/world";

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
