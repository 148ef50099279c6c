import { viewStoreAsOfContract } from "@/lib/contract/memory/view-store-as-of";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";

/** How many memories of the past are handed over at once. */
const shownPast = 10_000;

export const GET = readHandler(
  viewStoreAsOfContract,
  { scope: "owner" },
  async ({ deps, ownerId }, { position }) =>
    ok(await deps.memoryLibrary.listAsOf({ ownerId, position, limit: shownPast })),
);
