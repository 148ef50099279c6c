import { z } from "zod";
import type { MemoryPage } from "@/lib/core/memory/memory-entry";
import { memoryFilterSchema, memorySortSchema } from "@/lib/core/memory/memory-query";
import { readContract } from "../contract";
import { pageSize, sentMemoryEntry } from "./memory-entry";

/** One page of the owner's current memories. */
export const listMemoryPageContract = readContract("memory/list-memory-page", {
  request: z.strictObject({
    filter: memoryFilterSchema,
    sort: memorySortSchema,
    cursor: z.string().max(300).nullable(),
    limit: pageSize.default(50),
  }),
  response: z.object({
    entries: z.array(sentMemoryEntry),
    nextCursor: z.string().nullable(),
    total: z.int(),
  }) satisfies z.ZodType<MemoryPage>,
});
