import { z } from "zod";
import {
  actorSchema,
  type MemoryVersion,
  metadataSchema,
  originSchema,
  sourceSchema,
} from "@/lib/core/log/memory";

/** One state of a memory, as the browser gets it. */
export const sentMemoryVersion = z.object({
  memoryId: z.string(),
  version: z.int(),
  content: z.string(),
  memoryType: z.string(),
  metadata: metadataSchema,
  origin: originSchema,
  source: sourceSchema.nullable(),
  by: actorSchema,
  at: z.string(),
  sessionId: z.string(),
  eventId: z.string(),
  validFrom: z.int(),
  validTo: z.int().nullable(),
}) satisfies z.ZodType<MemoryVersion>;
