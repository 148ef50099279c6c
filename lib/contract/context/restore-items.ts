import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";
import type { RecordedEvents } from "../recorded-events";

/** Brings items back into the context. */
export const restoreItemsContract = actionContract("context/restore-items", {
  request: z.strictObject({ sessionId: id, requestId, itemIds: z.array(id).min(1).max(1_000) }),
  response: typed<RecordedEvents>(),
});
