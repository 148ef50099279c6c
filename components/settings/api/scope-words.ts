import type { KeyScope } from "@/lib/core/foreign/api-key";

/** What each scope allows, in a word and in a sentence. */
export const scopeWords = {
  read: { word: "Read", explanation: "memories, sessions and events" },
  operate: { word: "Operate", explanation: "run the six operations, under your memory policy" },
  record: { word: "Record", explanation: "record what an agent sends to its model" },
} as const satisfies Record<KeyScope, { word: string; explanation: string }>;
