import { z } from "zod";
import type { SessionPurgeReceipt } from "@/lib/core/session/purge-receipt";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";

/** Removes every word of a conversation and its branches, and proves it. Cannot be undone. */
export const purgeSessionContract = actionContract("session/purge-session", {
  request: z.strictObject({ requestId, sessionId: id }),
  response: typed<SessionPurgeReceipt>(),
});
