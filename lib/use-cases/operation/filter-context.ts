import {
  decideFilter,
  type FilterDecision,
  filterScaleOf,
  type ItemScore,
} from "@/lib/core/context/decide-filter";
import { isPointing } from "@/lib/core/context/filter-criteria";
import { scoreTexts } from "@/lib/core/context/filter-score";
import { type FilterUnit, filterUnits, lastExchange } from "@/lib/core/context/filter-units";
import { splitIntoPassages } from "@/lib/core/context/passages";
import { cosine } from "@/lib/core/context/similarity";
import { toolResult } from "@/lib/core/context/tool-result";
import type { SessionSettings } from "@/lib/core/log/event-envelope";
import { toolNames } from "@/lib/core/log/operations";
import type { SessionState } from "@/lib/core/session/session-state";
import { shortenedTo } from "@/lib/core/text/shorten";
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
  const scores = await scoreContext(deps.embedder, criteria, state);
  if (!scores) {
    return rejected(context, attempted, {
      code: "EMBEDDER_FAILED",
      reason: "The embedding model did not answer; nothing was removed.",
    });
  }
  const threshold = request.filterThreshold ?? filterThresholdFor(deps, state.settings);
  const decision = decideFilter(state, threshold, scores);
  const filtered = {
    items: decision.removedItemIds.length,
    tokensFreed: decision.tokensFreed,
    doubtful: doubtfulTexts(state, decision),
    byWordsAlone: [...scores.values()].some(({ isByWords }) => isByWords),
  };
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
        result: resultItem(deps, request.call, toolResult.filtered(filtered)),
      },
    ],
  };
}

/** How long the beginning of a doubtful message is shown, in characters. */
const shownCharacters = 160;

/** The beginnings of what was left on a doubt, so that the agent can name them and ask. */
function doubtfulTexts(state: SessionState, { candidates }: FilterDecision): readonly string[] {
  const doubtful = new Set(
    candidates.flatMap(({ itemId, outcome }) => (outcome === "doubtful" ? [itemId] : [])),
  );
  return filterUnits(state).flatMap(({ items, text }) =>
    items.some(({ itemId }) => doubtful.has(itemId)) ? [shortenedTo(text, shownCharacters)] : [],
  );
}

/** The session's threshold, unless it was chosen for another embedder: then what this one starts with. */
export function filterThresholdFor(deps: Dependencies, settings: SessionSettings): number {
  const isForThis =
    settings.thresholdModel === undefined || settings.thresholdModel === filterScaleOf(deps.embedder.model);
  return isForThis ? settings.filterThreshold : deps.sessionSettings.filterThreshold;
}

/**
 * How like the criteria the units of the context are, by their items. What the embedder cannot read is judged by words alone; "that" means the last
 * exchange. Null when the embedder does not answer.
 */
export async function scoreContext(
  embedder: Embedder,
  criteria: string,
  state: SessionState,
): Promise<ReadonlyMap<string, ItemScore> | null> {
  const units = filterUnits(state).filter(({ text }) => text.trim() !== "");
  if (isPointing(criteria)) return scorePointedAt(units);
  const texts = units.map(({ text }) => ({
    isRead: embedder.reads(criteria) && embedder.reads(text),
    passages: splitIntoPassages(text),
  }));
  const embedded = texts.flatMap(({ isRead, passages }) => (isRead ? passages : []));
  try {
    const [criteriaVector = [], ...rest] =
      embedded.length === 0 ? [] : await embedder.embed([criteria, ...embedded]);
    const vectors = rest.values();
    const judged = texts.map(({ isRead, passages }) => ({
      passages: passages.map((text) => ({
        text,
        meaning: isRead ? cosine(criteriaVector, vectors.next().value ?? []) : null,
      })),
    }));
    const scores = scoreTexts(criteria, judged);
    return new Map(
      units.flatMap(({ items }, index) => {
        const score = scores[index];
        return score ? items.map(({ itemId }) => [itemId, score] as const) : [];
      }),
    );
  } catch (error) {
    if (error instanceof EmbedderError) return null;
    throw error;
  }
}

function scorePointedAt(units: readonly FilterUnit[]): ReadonlyMap<string, ItemScore> {
  const meant = lastExchange(units);
  return new Map(
    units.flatMap((unit) => {
      const score = meant.has(unit) ? 1 : 0;
      return unit.items.map(({ itemId }) => [itemId, { score, bestPassageScore: score }] as const);
    }),
  );
}
