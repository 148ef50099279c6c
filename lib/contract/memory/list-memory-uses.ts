import { z } from "zod";
import type { MemoryUseEntry } from "@/lib/core/memory/memory-entry";
import { readContract } from "../contract";
import { id } from "../ids";

const use = z.object({
  eventId: z.string(),
  memoryId: z.string(),
  version: z.int(),
  sessionId: z.string(),
  turnId: z.string().nullable(),
  itemId: z.string().nullable(),
  tokens: z.int(),
  steps: z.int(),
  citations: z.int(),
  at: z.string(),
  sessionTitle: z.string().nullable(),
  question: z.string().nullable(),
  answer: z.string().nullable(),
}) satisfies z.ZodType<MemoryUseEntry>;

/** Each answer that a memory was part of. */
export const listMemoryUsesContract = readContract("memory/list-memory-uses", {
  request: z.strictObject({ memoryId: id }),
  response: z.object({ uses: z.array(use) }),
});
