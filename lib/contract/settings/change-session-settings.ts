import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";
import type { RecordedEvents } from "../recorded-events";

/** Size, marks or threshold of one session. */
export const changeSessionSettingsContract = actionContract("settings/change-session-settings", {
  request: z.strictObject({
    sessionId: id,
    newSession: z.boolean(),
    requestId,
    change: z.strictObject({
      contextLimitTokens: z.int().min(2_000).max(2_000_000),
      softMark: z.number().min(0.1).max(0.95),
      hardMark: z.number().min(0.2).max(0.98),
      filterThreshold: z.number().min(0).max(1).exactOptional(),
    }),
  }),
  response: typed<RecordedEvents>(),
});
