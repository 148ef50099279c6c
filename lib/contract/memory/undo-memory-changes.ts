import { z } from "zod";
import type { UndoOutcome } from "@/lib/core/memory/memory-outcomes";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";
import { memoryIds } from "./memory-fields";

/** Takes changes of memories back, or names what builds on them. */
export const undoMemoryChangesContract = actionContract("memory/undo-memory-changes", {
  request: z.strictObject({
    requestId,
    /** Where the undo is recorded; null is the desk. */
    sessionId: id.nullable(),
    target: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("events"), eventIds: memoryIds }),
      z.strictObject({ kind: z.literal("turn"), sessionId: id, turnId: id }),
      z.strictObject({ kind: z.literal("session"), sessionId: id }),
    ]),
    mode: z.enum(["ask", "with-dependents", "only-this"]),
  }),
  response: typed<UndoOutcome>(),
});
