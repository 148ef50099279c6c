import { z } from "zod";
import type { MemorySearchResult } from "@/lib/core/memory/memory-entry";
import { memoryFilterSchema } from "@/lib/core/memory/memory-query";
import { readContract } from "../contract";
import { pageSize, sentMemoryEntry, stretches } from "./memory-entry";

/** Search by meaning and words together, with the reason of each match. */
export const searchMemoriesContract = readContract("memory/search-memories", {
  request: z.strictObject({
    query: z.string().max(500),
    filter: memoryFilterSchema,
    limit: pageSize.default(100),
  }),
  response: z.object({
    hits: z.array(
      sentMemoryEntry.extend({
        score: z.number(),
        meaning: z.number().nullable(),
        words: z.number(),
        matches: stretches,
      }),
    ),
    cut: z.number().nullable(),
    searchedMemories: z.int(),
    durationMs: z.number(),
  }) satisfies z.ZodType<MemorySearchResult>,
});
