import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";
import type { RecordedEvents } from "../recorded-events";

/** Brings back what a SUMMARY folded. */
export const undoSummaryContract = actionContract("context/undo-summary", {
  request: z.strictObject({ sessionId: id, requestId, summaryItemId: id }),
  response: typed<RecordedEvents>(),
});
