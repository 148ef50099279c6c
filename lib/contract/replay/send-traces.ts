import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id } from "../ids";

/** Sends one session as spans to a collector: the configured one, or one on this computer that the person names. */
export const sendTracesContract = actionContract("replay/send-traces", {
  request: z.strictObject({
    sessionId: id,
    endpoint: z.string().max(2_000).nullable(),
    withContent: z.boolean(),
  }),
  response: typed<{ readonly spans: number }>(),
});
