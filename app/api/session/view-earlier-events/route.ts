import { viewEarlierEventsContract } from "@/lib/contract/session/view-earlier-events";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { readWindow } from "@/lib/use-cases/session/read-window";

export const GET = readHandler(
  viewEarlierEventsContract,
  { scope: "session" },
  async ({ deps, ownerId }, { sessionId, before }) => {
    const { opening, events } = await readWindow(deps, { ownerId, sessionId }, before);
    return ok({ opening, events: [...events] });
  },
);
