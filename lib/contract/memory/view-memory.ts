import { z } from "zod";
import { actorSchema } from "@/lib/core/log/memory";
import type { ChangeSummary, MemoryDetail, VersionProvenance } from "@/lib/core/memory/memory-outcomes";
import { readContract } from "../contract";
import { id } from "../ids";
import { sentMemoryUsage, stretches } from "./memory-entry";
import { sentMemoryVersion } from "./memory-version";

const provenance = z.object({
  version: z.int(),
  sessionId: z.string(),
  sessionTitle: z.string().nullable(),
  turnId: z.string().nullable(),
  step: z.int().nullable(),
  sequence: z.int(),
  model: z.string().nullable(),
  message: z.object({ text: z.string(), start: z.int(), end: z.int() }).nullable(),
}) satisfies z.ZodType<VersionProvenance>;

const change = z.object({
  eventId: z.string(),
  memoryId: z.string(),
  type: z.enum(["memory-added", "memory-updated", "memory-deleted", "memory-restored", "memory-purged"]),
  by: actorSchema,
  at: z.string(),
  sessionId: z.string(),
  turnId: z.string().nullable(),
  content: z.string(),
}) satisfies z.ZodType<ChangeSummary>;

/** One memory with its history, provenance and cost. */
export const viewMemoryContract = readContract("memory/view-memory", {
  request: z.strictObject({ memoryId: id }),
  response: z.object({
    memory: z.object({ memoryId: z.string(), versions: z.array(sentMemoryVersion) }),
    usage: sentMemoryUsage,
    provenance: z.array(provenance),
    changes: z.array(change),
    unsupported: stretches,
  }) satisfies z.ZodType<MemoryDetail>,
});
