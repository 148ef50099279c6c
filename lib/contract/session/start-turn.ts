import { z } from "zod";
import { changeContract } from "../contract";
import { id } from "../ids";

/** Records a message and begins the answer, which arrives through the session's stream. */
export const startTurnContract = changeContract("session/start-turn", {
  address: "/api/sessions/[sessionId]/turns",
  request: z.object({
    sessionId: id,
    turnId: id,
    text: z.string(),
    /** What of the text was pasted or dropped in, in UTF-16 units; absent where it is not known. */
    pasted: z
      .array(z.strictObject({ start: z.int().min(0), end: z.int().min(0) }))
      .max(10_000)
      .exactOptional(),
    newSession: z.boolean().default(false),
  }),
  response: z.object({ sequence: z.int() }),
});
