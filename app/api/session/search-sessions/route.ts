import { searchSessionsContract } from "@/lib/contract/session/search-sessions";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";

/** More than this nobody looks through. */
const mostFound = 50;

export const GET = readHandler(
  searchSessionsContract,
  { scope: "owner" },
  async ({ deps, ownerId }, { search }) =>
    ok({ sessions: await deps.sessionDirectory.list({ ownerId, limit: mostFound, search }) }),
);
