import { z } from "zod";
import type { MemoryEntry } from "@/lib/core/memory/memory-entry";
import type { MemoryUsage } from "@/lib/core/memory/memory-query";
import { sentMemoryVersion } from "./memory-version";

/** What a memory was good for and what it cost. */
export const sentMemoryUsage = z.object({
  retrievals: z.int(),
  steps: z.int(),
  tokenSteps: z.int(),
  citations: z.int(),
  lastUsedAt: z.string().nullable(),
}) satisfies z.ZodType<MemoryUsage>;

/** A current memory as the list shows it. */
export const sentMemoryEntry = z.object({
  version: sentMemoryVersion,
  usage: sentMemoryUsage,
  sessionTitle: z.string().nullable(),
}) satisfies z.ZodType<MemoryEntry>;

/** Stretches of a text, in UTF-16 units. */
export const stretches = z.array(z.object({ start: z.int(), end: z.int() }));

/** How many rows a page asks for at once. */
export const pageSize = z.int().min(1).max(200);
