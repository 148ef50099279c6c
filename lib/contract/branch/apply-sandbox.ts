import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";

/** Carries chosen changes of a sandbox over to the person's memories. */
export const applySandboxContract = actionContract("branch/apply-sandbox", {
  request: z.strictObject({
    sessionId: id,
    requestId,
    chosen: z
      .array(z.strictObject({ memoryId: id, shownVersion: z.int().positive().nullable() }))
      .min(1)
      .max(1_000),
  }),
  response: typed<{ readonly memoryEventIds: readonly string[] }>(),
});
