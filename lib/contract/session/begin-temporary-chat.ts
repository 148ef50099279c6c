import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id } from "../ids";

/** Begins a session that reads long-term memory and never writes it. */
export const beginTemporaryChatContract = actionContract("session/begin-temporary-chat", {
  request: z.strictObject({ sessionId: id }),
  response: typed<{ readonly sessionId: string }>(),
});
