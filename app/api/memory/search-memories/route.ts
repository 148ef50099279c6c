import { searchMemoriesContract } from "@/lib/contract/memory/search-memories";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { searchMemories } from "@/lib/use-cases/memory/search-memories";

export const GET = readHandler(
  searchMemoriesContract,
  { scope: "owner" },
  async ({ deps, ownerId }, search) => ok(await searchMemories(deps, { ownerId, ...search })),
);
