import { z } from "zod";
import { breakpointSchema } from "@/lib/core/log/breakpoint";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";
import type { RecordedEvents } from "../recorded-events";

/** Sets where the turns of a session stop and wait for the person. */
export const setBreakpointsContract = actionContract("branch/set-breakpoints", {
  request: z.strictObject({
    sessionId: id,
    newSession: z.boolean(),
    requestId,
    breakpoints: z.array(breakpointSchema).max(50),
  }),
  response: typed<RecordedEvents>(),
});
