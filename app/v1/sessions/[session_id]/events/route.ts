import { listEventsContract } from "@/lib/contract/api/list-events";
import { apiHandler } from "@/lib/server/api/api-handler";
import { readEvents } from "@/lib/server/api/read-sessions";

export const GET = apiHandler(
  listEventsContract,
  { scope: "owner" },
  (call, { session_id: sessionId, after, limit }) =>
    readEvents(call, { ownerId: call.ownerId, sessionId, after, limit }),
);
