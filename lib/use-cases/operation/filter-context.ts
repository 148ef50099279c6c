import { comparedText } from "@/lib/core/context/compared-text";
import { decideFilter, filterCandidates, type ItemScore } from "@/lib/core/context/decide-filter";
import { splitIntoPassages } from "@/lib/core/context/passages";
import { scorePassages } from "@/lib/core/context/similarity";
import { toolResult } from "@/lib/core/context/tool-result";
import type { ContextItem } from "@/lib/core/log/context-item";
import type { SessionSettings } from "@/lib/core/log/event-envelope";
import { toolNames } from "@/lib/core/log/operations";
import { type Embedder, EmbedderError } from "@/lib/ports/embedder";
import type { Dependencies } from "../dependencies";
import type { Decision } from "../log/append-events";
import { type OperationContext, operationFields, rejected, resultItem } from "./operation-request";

/** FILTER: score every item against the criteria, take out what is alike. The event keeps all scores. */
export async function filterContext(context: OperationContext<"FILTER">): Promise<Decision> {
  const { deps, request, input, state } = context;
  const attempted = { operation: "FILTER", toolName: toolNames.FILTER, input } as const;
  const criteria = input.criteria.trim();
  if (criteria === "") {
    return rejected(context, attempted, {
      code: "EMPTY_CRITERIA",
      reason: "Say what to remove: the criteria are empty.",
    });
  }
  const scores = await scoreItems(deps.embedder, criteria, filterCandidates(state));
  if (!scores) {
    return rejected(context, attempted, {
      code: "EMBEDDER_FAILED",
      reason: "The embedding model did not answer; nothing was removed.",
    });
  }
  const threshold = request.filterThreshold ?? filterThresholdFor(deps, state.settings);
  const decision = decideFilter(state, threshold, scores);
  const removed = decision.removedItemIds.length;
  return {
    events: [
      {
        ...operationFields(context),
        type: "context-filtered",
        operation: "FILTER",
        criteria,
        threshold,
        candidates: [...decision.candidates],
        removedItemIds: [...decision.removedItemIds],
        tokensFreed: decision.tokensFreed,
        embeddingModel: deps.embedder.model,
        result: resultItem(deps, request.call, toolResult.filtered(removed, decision.tokensFreed)),
      },
    ],
  };
}

/** The session's threshold, unless it was chosen for another embedder: then what this one starts with. */
export function filterThresholdFor(deps: Dependencies, settings: SessionSettings): number {
  const isForThis = settings.thresholdModel === undefined || settings.thresholdModel === deps.embedder.model;
  return isForThis ? settings.filterThreshold : deps.sessionSettings.filterThreshold;
}

/** Similarity of each item with the criteria, or null when the embedder is down. Items without text are left out. */
export async function scoreItems(
  embedder: Embedder,
  criteria: string,
  items: readonly ContextItem[],
): Promise<ReadonlyMap<string, ItemScore> | null> {
  const passages = items.flatMap((item) =>
    splitIntoPassages(comparedText(item)).map((text) => ({ itemId: item.itemId, text })),
  );
  try {
    const [criteriaVector = [], ...vectors] = await embedder.embed([
      criteria,
      ...passages.map((passage) => passage.text),
    ]);
    const byItem = new Map<string, { text: string; vector: readonly number[] }[]>();
    passages.forEach(({ itemId, text }, index) => {
      const scored = byItem.get(itemId) ?? [];
      scored.push({ text, vector: vectors[index] ?? [] });
      byItem.set(itemId, scored);
    });
    return new Map([...byItem].map(([itemId, scored]) => [itemId, scorePassages(criteriaVector, scored)]));
  } catch (error) {
    if (error instanceof EmbedderError) return null;
    throw error;
  }
}
