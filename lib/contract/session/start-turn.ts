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
    newSession: z.boolean().default(false),
  }),
  response: z.object({ sequence: z.int() }),
});
