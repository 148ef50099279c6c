import { z } from "zod";
import type { BulkOutcome } from "@/lib/core/memory/memory-outcomes";
import { actionContract, typed } from "../contract";
import { requestId } from "../ids";
import { memoryIds } from "./memory-fields";

/** Brings deleted memories back. */
export const restoreMemoriesContract = actionContract("memory/restore-memories", {
  request: z.strictObject({ requestId, memoryIds }),
  response: typed<BulkOutcome>(),
});
