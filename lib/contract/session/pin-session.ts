import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";

/** Keeps a conversation at the top of the list, or no longer. */
export const pinSessionContract = actionContract("session/pin-session", {
  request: z.strictObject({ requestId, sessionId: id, pinned: z.boolean() }),
  response: typed<true>(),
});
