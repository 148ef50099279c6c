import { startTurnContract } from "@/lib/contract/session/start-turn";
import { ok } from "@/lib/core/result";
import { changeHandler } from "@/lib/server/change-handler";

export const POST = changeHandler(
  startTurnContract,
  { scope: "session", status: 202, admits: "turn" },
  async ({ app, deps, ownerId }, message) => {
    const started = await app.turns.start({ ownerId, ...message }, deps);
    return started.ok ? ok({ sequence: started.value.sequence }) : started;
  },
);
