import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";
import type { RecordedEvents } from "../recorded-events";

/** Takes the undoing of memory changes back: what the left answer did to memory holds again. */
export const keepMemoriesContract = actionContract("branch/keep-memories", {
  request: z.strictObject({ sessionId: id, requestId, eventIds: z.array(id).min(1).max(1_000) }),
  response: typed<RecordedEvents>(),
});
