import { z } from "zod";
import type { EditOutcome } from "@/lib/core/memory/memory-outcomes";
import { actionContract, typed } from "../contract";
import { requestId } from "../ids";
import { memoryMetadata, memoryText } from "./memory-fields";

/** A new memory by the person. */
export const addMemoryContract = actionContract("memory/add-memory", {
  request: z.strictObject({
    requestId,
    content: memoryText,
    memoryType: z.string().min(1).max(64).exactOptional(),
    metadata: memoryMetadata.exactOptional(),
  }),
  response: typed<EditOutcome>(),
});
