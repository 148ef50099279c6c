import { listProposalsContract } from "@/lib/contract/memory/list-proposals";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";

/** More changes than anybody decides at once. */
const mostProposals = 200;

export const GET = readHandler(listProposalsContract, { scope: "owner" }, async ({ deps, ownerId }) =>
  ok({ proposals: await deps.memoryLibrary.proposals({ ownerId, limit: mostProposals }) }),
);
