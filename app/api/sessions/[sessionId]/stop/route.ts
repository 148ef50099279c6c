import { stopTurnContract } from "@/lib/contract/session/stop-turn";
import { ok } from "@/lib/core/result";
import { changeHandler } from "@/lib/server/change-handler";

export const POST = changeHandler(
  stopTurnContract,
  { scope: "session", worksOnFullDisk: true },
  async ({ app, ownerId }, turn) => {
    const stopped = await app.turns.stop({ ownerId, ...turn });
    return stopped.ok ? ok({ stopped: true }) : stopped;
  },
);
