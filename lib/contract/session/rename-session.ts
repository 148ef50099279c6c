import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";

/** Renames a conversation; an empty title brings back the one that its first message gives. */
export const renameSessionContract = actionContract("session/rename-session", {
  request: z.strictObject({ requestId, sessionId: id, title: z.string().max(100_000) }),
  response: typed<true>(),
});
