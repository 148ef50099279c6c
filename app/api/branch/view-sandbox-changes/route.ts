import { viewSandboxChangesContract } from "@/lib/contract/branch/view-sandbox-changes";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { viewSandboxChanges } from "@/lib/use-cases/branch/view-sandbox-changes";

export const GET = readHandler(
  viewSandboxChangesContract,
  { scope: "session" },
  async ({ deps, ownerId }, fields) => {
    const changes = await viewSandboxChanges(deps, { ownerId, ...fields });
    return changes.ok ? ok([...changes.value]) : changes;
  },
);
