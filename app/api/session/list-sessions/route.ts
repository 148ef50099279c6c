import { listSessionsContract } from "@/lib/contract/session/list-sessions";
import { ok } from "@/lib/core/result";
import { listedSessions } from "@/lib/server/page-data";
import { readHandler } from "@/lib/server/read-handler";

export const GET = readHandler(listSessionsContract, { scope: "owner" }, async ({ deps, ownerId }) =>
  ok({ sessions: await deps.sessionDirectory.list({ ownerId, limit: listedSessions }) }),
);
