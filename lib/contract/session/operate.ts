import { z } from "zod";
import { operationNames } from "@/lib/core/log/operations";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";
import type { RecordedEvents } from "../recorded-events";

/** One of the six operations by hand. Its own schema is the operation's, which answers a bad input with an event. */
export const operateContract = actionContract("session/operate", {
  request: z.strictObject({
    sessionId: id,
    newSession: z.boolean(),
    requestId,
    operation: z.enum(operationNames),
    input: z.unknown(),
    filterThreshold: z.number().min(0).max(1).exactOptional(),
  }),
  response: typed<RecordedEvents>(),
});
