import { searchMemoriesContract } from "@/lib/contract/api/search-memories";
import { memoryDocument } from "@/lib/core/foreign/memory-document";
import { ok } from "@/lib/core/result";
import { apiHandler } from "@/lib/server/api/api-handler";
import { searchMemories } from "@/lib/use-cases/memory/search-memories";

export const POST = apiHandler(
  searchMemoriesContract,
  { scope: "owner" },
  async ({ deps, ownerId }, { query, limit }) => {
    const { hits, cut } = await searchMemories(deps, { ownerId, query, filter: {}, limit });
    return ok({
      memories: hits.map(({ version, score }) => ({ ...memoryDocument(version), score })),
      cut,
    });
  },
);
