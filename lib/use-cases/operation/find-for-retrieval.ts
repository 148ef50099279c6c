import { certainFrom } from "@/lib/core/memory/certainty";
import { type RetrievalLimits, retrievalLimits, searchedFor } from "@/lib/core/memory/rank";
import type { Dependencies } from "../dependencies";
import { type FoundMemories, type MemorySearch, searchMemories } from "./search-memories";

/** What a RETRIEVE asks for. */
interface RetrievalQuery extends Pick<MemorySearch, "ownerId" | "query" | "metadataFilter"> {
  readonly topK: number | undefined;
}

/** What a RETRIEVE is decided from: every memory that may come, how many of them may, and from which score a hit is certain. */
interface RetrievalFindings {
  readonly found: FoundMemories;
  readonly limits: RetrievalLimits;
  readonly certainFrom: number | null;
}

/** Searches as RETRIEVE does, with the owner's preset; also what a breakpoint shows before the call. */
export async function findForRetrieval(
  deps: Dependencies,
  { ownerId, query, topK, metadataFilter }: RetrievalQuery,
): Promise<RetrievalFindings> {
  const now = deps.clock.now().toISOString();
  const limit = searchedFor(topK);
  const found = await searchMemories(deps, { ownerId, query, metadataFilter, limit, now });
  const floor = certainFrom(found.embeddingModel);
  const { memoryPolicy } = await deps.ownerSettings.read({ ownerId });
  const limits = retrievalLimits(found.memories, {
    preset: memoryPolicy.retrieval,
    topK,
    certainFrom: floor,
  });
  return { found, limits, certainFrom: floor };
}
