import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";

/** Takes a conversation out of the way, or brings it back. */
export const archiveSessionContract = actionContract("session/archive-session", {
  request: z.strictObject({ requestId, sessionId: id, archived: z.boolean() }),
  response: typed<true>(),
});
