import { z } from "zod";
import type { BulkOutcome } from "@/lib/core/memory/memory-outcomes";
import { actionContract, typed } from "../contract";
import { requestId } from "../ids";
import { memoryIds } from "./memory-fields";

/** Deletes memories; each can be brought back. */
export const deleteMemoriesContract = actionContract("memory/delete-memories", {
  request: z.strictObject({ requestId, memoryIds }),
  response: typed<BulkOutcome>(),
});
