import { createInProcessChannel } from "@/lib/adapters/live/in-process-channel";
import { findSecrets } from "@/lib/core/text/secrets";
import type { LanguageModel } from "@/lib/ports/language-model";
import { createInMemoryDatabase, type InMemoryDatabase } from "../adapters/memory-storage/database";
import { createInMemoryStorage } from "../adapters/memory-storage/in-memory-storage";
import { createTestClock, createTestEmbedder, createTestIds, testTokenCounter } from "./world";

/** Everything a use-case needs, in memory and deterministic; the session reader is the caller's, because it belongs to the use-cases. */
export function createInMemoryAdapters(
  languageModel: LanguageModel,
  database: InMemoryDatabase = createInMemoryDatabase(),
) {
  return {
    database,
    ...createInMemoryStorage(database),
    languageModel,
    embedder: createTestEmbedder(),
    tokenCounter: testTokenCounter,
    secretScanner: { find: async (text: string) => findSecrets(text) },
    clock: createTestClock(),
    ids: createTestIds(),
    live: createInProcessChannel(),
    sessionSettings: { contextLimitTokens: 8_192, softMark: 0.7, hardMark: 0.92, filterThreshold: 0.6 },
  };
}
