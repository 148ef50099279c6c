import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";
import type { RecordedEvents } from "../recorded-events";

/** Pins an item, or marks it so that no FILTER takes it. */
export const protectItemContract = actionContract("context/protect-item", {
  request: z.strictObject({
    sessionId: id,
    requestId,
    itemId: id,
    pinned: z.boolean(),
    neverFilter: z.boolean(),
  }),
  response: typed<RecordedEvents>(),
});
