import { readSessionContract } from "@/lib/contract/api/read-session";
import { ok } from "@/lib/core/result";
import { apiHandler } from "@/lib/server/api/api-handler";
import { findSession, unknown } from "@/lib/server/api/read-sessions";

export const GET = apiHandler(
  readSessionContract,
  { scope: "owner" },
  async ({ deps, ownerId }, { session_id }) => {
    const scope = { ownerId, sessionId: session_id };
    const found = await findSession({ deps }, scope);
    return found ? ok(found) : unknown(scope);
  },
);
