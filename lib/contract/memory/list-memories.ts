import { z } from "zod";
import type { MemoryVersion } from "@/lib/core/log/memory";
import { readContract } from "../contract";
import { id } from "../ids";
import { sentMemoryVersion } from "./memory-version";

/** Current memories, newest change first, and how many there are in all. */
export interface StoredMemories {
  readonly memories: readonly MemoryVersion[];
  readonly count: number;
}

/** The current memories that a session sees, optionally those that contain a text: the owner's, or in a sandbox its own. */
export const listMemoriesContract = readContract("memory/list-memories", {
  request: z.strictObject({
    /** Null is the owner's store. */
    sessionId: id.nullable(),
    search: z.string().max(500),
  }),
  response: z.object({
    memories: z.array(sentMemoryVersion),
    count: z.int(),
  }) satisfies z.ZodType<StoredMemories>,
});
