import { z } from "zod";
import { type MemoryVersion, metadataSchema, originSchema } from "../log/memory";

/** A version of a memory as a program reads it, in the words of the tools. */
export const memoryDocumentSchema = z.object({
  memory_id: z.string(),
  version: z.int().describe("Send it with a change of this memory."),
  content: z.string(),
  memory_type: z.string(),
  metadata: metadataSchema,
  origin: originSchema.describe("Where the text came from; set by the studio."),
  at: z.string(),
  session_id: z.string().describe("The session in which this version was written."),
  current: z.boolean().describe("False for a version that was replaced or deleted."),
});
export type MemoryDocument = z.infer<typeof memoryDocumentSchema>;

/** Writes a version of a memory for a program. */
export function memoryDocument(version: MemoryVersion): MemoryDocument {
  return {
    memory_id: version.memoryId,
    version: version.version,
    content: version.content,
    memory_type: version.memoryType,
    metadata: version.metadata,
    origin: version.origin,
    at: version.at,
    session_id: version.sessionId,
    current: version.validTo === null,
  };
}
