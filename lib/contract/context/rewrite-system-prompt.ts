import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";
import type { RecordedEvents } from "../recorded-events";

/** Gives a session another system prompt, from the next step on. */
export const rewriteSystemPromptContract = actionContract("context/rewrite-system-prompt", {
  request: z.strictObject({
    sessionId: id,
    requestId,
    text: z.string().min(1).max(50_000),
  }),
  response: typed<RecordedEvents>(),
});
