import { listSessionsContract } from "@/lib/contract/api/list-sessions";
import { ok } from "@/lib/core/result";
import { apiHandler } from "@/lib/server/api/api-handler";

export const GET = apiHandler(listSessionsContract, { scope: "owner" }, async ({ deps, ownerId }, asked) => {
  const sessions = await deps.sessionDirectory.list({ ownerId, ...asked });
  return ok({
    sessions: sessions
      .filter(({ deleted }) => !deleted)
      .map(({ sessionId, title, createdAt, updatedAt, headSequence, running, pinned, archived }) => ({
        session_id: sessionId,
        title,
        created_at: createdAt,
        updated_at: updatedAt,
        sequence: headSequence,
        running,
        pinned,
        archived,
      })),
  });
});
