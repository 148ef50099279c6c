import { type RetrievalGrounds, toolResult } from "@/lib/core/context/tool-result";
import type { NewItem } from "@/lib/core/log/context-item";
import type { ScoredMemory } from "@/lib/core/log/memory-events";
import { toolNames } from "@/lib/core/log/operations";
import { shareTokens } from "@/lib/core/memory/memory-use";
import { type Retrieval, splitRetrieval } from "@/lib/core/memory/rank";
import { liveItems } from "@/lib/core/session/session-state";
import type { Decision } from "../log/append-events";
import { newItem } from "../session/new-item";
import { findForRetrieval } from "./find-for-retrieval";
import { type OperationContext, operationFields, rejected, resultItem } from "./operation-request";

/** RETRIEVE: one call to the embedder, one search; hits enter the context as one item. */
export async function retrieveMemories(context: OperationContext<"RETRIEVE">): Promise<Decision> {
  const { deps, request, input, state } = context;
  const query = input.query.trim();
  if (query === "") {
    const rejection = { code: "EMPTY_QUERY", reason: "Say what to look for: the query is empty." } as const;
    return rejected(context, { operation: "RETRIEVE", toolName: toolNames.RETRIEVE, input }, rejection);
  }
  const metadataFilter = input.metadata_filter ?? null;
  const { ownerId } = request;
  const expectedMemoryPosition = await deps.memoryStore.memoryPosition({ ownerId });
  const search = { ownerId, query, topK: input.top_k, metadataFilter };
  const { found, limits, certainFrom } = await findForRetrieval(deps, search);
  // What a program outside has done with what it was given before, nobody knows here: it gets the words again.
  const shown = state.client ? [] : liveItems(state);
  const retrieval = splitRetrieval(found.memories, limits, shown);
  const result = retrievedItem(context, retrieval, {
    sources: found.sources,
    certainFrom,
    byWordsAlone: found.embeddingModel === null,
  });
  return {
    events: [
      {
        ...operationFields(context),
        type: "memories-retrieved",
        operation: "RETRIEVE",
        query,
        topK: limits.topK,
        metadataFilter,
        hits: withTokens(retrieval.hits, result),
        alreadyInContext: [...retrieval.alreadyInContext],
        nearMisses: [...retrieval.nearMisses],
        searchedMemories: found.searchedMemories,
        embeddingModel: found.embeddingModel,
        ...(found.time ? { time: found.time } : {}),
        ...(certainFrom === null ? {} : { certainFrom }),
        ...(limits.cut === null ? {} : { cut: limits.cut }),
        result,
      },
    ],
    expectedMemoryPosition,
  };
}

/** The agent always gets an answer to its call; a search by the person or the app adds an item only when it found something new. */
function retrievedItem(
  { deps, request }: OperationContext<"RETRIEVE">,
  { hits, alreadyInContext }: Retrieval,
  grounds: RetrievalGrounds,
): NewItem | null {
  const text = toolResult.retrieved(hits, alreadyInContext, grounds);
  const memories = hits.map(({ memoryId, version }) => ({ memoryId, version }));
  if (request.call) return resultItem(deps, request.call, text, { kind: "retrieved", memories });
  const author = request.by === "app" ? "app" : "person";
  return hits.length === 0 ? null : newItem(deps, { kind: "retrieved", author, text, memories });
}

/** Each hit's share of the item, so that what a memory costs can be read from the log alone. */
function withTokens(hits: Retrieval["hits"], item: NewItem | null): ScoredMemory[] {
  if (!item) return [...hits];
  const shares = shareTokens(
    item.tokens,
    hits.map((hit) => hit.content),
  );
  return hits.map((hit, index) => ({ ...hit, tokens: shares[index] ?? 0 }));
}
