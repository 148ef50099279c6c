import { compareStoresContract } from "@/lib/contract/memory/compare-stores";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { compareStores } from "@/lib/use-cases/memory/compare-stores";

export const GET = readHandler(compareStoresContract, { scope: "owner" }, async ({ deps, ownerId }, range) =>
  ok(await compareStores(deps, { ownerId, ...range })),
);
