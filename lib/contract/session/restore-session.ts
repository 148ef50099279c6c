import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";

/** Brings a deleted conversation back. */
export const restoreSessionContract = actionContract("session/restore-session", {
  request: z.strictObject({ requestId, sessionId: id }),
  response: typed<true>(),
});
