import { listMemoryUsesContract } from "@/lib/contract/memory/list-memory-uses";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";

/** More answers than anybody looks through. */
const mostUses = 500;

export const GET = readHandler(
  listMemoryUsesContract,
  { scope: "owner" },
  async ({ deps, ownerId }, { memoryId }) =>
    ok({ uses: await deps.memoryLibrary.uses({ ownerId, memoryId, limit: mostUses }) }),
);
