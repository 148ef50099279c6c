import { z } from "zod";
import { changeContract } from "../contract";
import { id } from "../ids";

/** Stops a running answer; what it said so far is kept. */
export const stopTurnContract = changeContract("session/stop-turn", {
  address: "/api/sessions/[sessionId]/stop",
  request: z.object({ sessionId: id, turnId: id }),
  response: z.object({ stopped: z.boolean() }),
});
