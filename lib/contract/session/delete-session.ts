import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";

/** Hides a conversation with all its branches; `restore-session` brings it back. */
export const deleteSessionContract = actionContract("session/delete-session", {
  request: z.strictObject({ requestId, sessionId: id }),
  response: typed<true>(),
});
