import { z } from "zod";
import type { EditOutcome } from "@/lib/core/memory/memory-outcomes";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";
import { memoryVersion } from "./memory-fields";

/** Makes an older version the current one again. */
export const revertMemoryContract = actionContract("memory/revert-memory", {
  request: z.strictObject({
    requestId,
    memoryId: id,
    expectedVersion: memoryVersion,
    version: memoryVersion,
  }),
  response: typed<EditOutcome>(),
});
