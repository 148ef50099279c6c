import { followEventsContract } from "@/lib/contract/api/follow-events";
import { apiHandler } from "@/lib/server/api/api-handler";
import { followEvents } from "@/lib/server/api/read-sessions";

export const GET = apiHandler(
  followEventsContract,
  { scope: "owner" },
  (call, { session_id: sessionId, after }) => followEvents(call, { ownerId: call.ownerId, sessionId, after }),
);
