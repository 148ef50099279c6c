import { branchesOfContract } from "@/lib/contract/branch/branches-of";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";

export const GET = readHandler(
  branchesOfContract,
  { scope: "session" },
  async ({ deps, ownerId }, { sessionId }) =>
    ok([...(await deps.sessionDirectory.branchesOf({ ownerId, sessionId }))]),
);
