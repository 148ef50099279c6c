import { z } from "zod";
import type { EditOutcome } from "@/lib/core/memory/memory-outcomes";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";
import { memoryMetadata, memoryText, memoryVersion } from "./memory-fields";

/** A new text for a memory, or the conflict with a change that came before. */
export const editMemoryContract = actionContract("memory/edit-memory", {
  request: z.strictObject({
    requestId,
    memoryId: id,
    /** The version on screen; a newer one answers with the conflict. */
    expectedVersion: memoryVersion,
    content: memoryText,
    metadata: memoryMetadata.exactOptional(),
  }),
  response: typed<EditOutcome>(),
});
