import type { FilterCandidate } from "../log/context-events";
import type { ContextItem } from "../log/context-item";
import type { SessionState } from "../session/session-state";
import { type Unit, unitsOf } from "./protection";

/** The similarity of one item with the criteria; long items have a score per passage behind it. */
export interface ItemScore {
  readonly score: number;
  readonly bestPassageScore: number;
}

/** What a FILTER takes and what it leaves, with the scores that decided. */
export interface FilterDecision {
  readonly candidates: readonly FilterCandidate[];
  readonly removedItemIds: readonly string[];
  readonly tokensFreed: number;
}

/** The items FILTER must score: every live item except the system prompt. */
export function filterCandidates(state: SessionState): readonly ContextItem[] {
  return unitsOf(state, "FILTER").flatMap((unit) => unit.items.filter((item) => item.kind !== "system"));
}

/**
 * FILTER removes what is at or above the threshold (paper Eq. 15 with the boundary decided in design §5).
 * A tool call and its results share the highest of their scores, because they leave together.
 */
export function decideFilter(
  state: SessionState,
  threshold: number,
  scores: ReadonlyMap<string, ItemScore>,
): FilterDecision {
  const decided = unitsOf(state, "FILTER")
    .filter((unit) => unit.items.some((item) => scores.has(item.itemId)))
    .map((unit) => ({ unit, outcome: outcomeOf(unit, threshold, scores) }));
  const removed = decided.filter(({ outcome }) => outcome === "removed").flatMap(({ unit }) => unit.items);
  return {
    candidates: decided.flatMap(({ unit, outcome }) =>
      unit.items.map((item) => candidateOf(item, unit, outcome, scores)),
    ),
    removedItemIds: removed.map((item) => item.itemId),
    tokensFreed: removed.reduce((sum, item) => sum + item.tokens, 0),
  };
}

function outcomeOf(
  unit: Unit,
  threshold: number,
  scores: ReadonlyMap<string, ItemScore>,
): FilterCandidate["outcome"] {
  const highest = Math.max(...unit.items.map((item) => scores.get(item.itemId)?.score ?? 0));
  if (highest < threshold) return "kept";
  return unit.protection === null ? "removed" : "protected";
}

function candidateOf(
  item: ContextItem,
  unit: Unit,
  outcome: FilterCandidate["outcome"],
  scores: ReadonlyMap<string, ItemScore>,
): FilterCandidate {
  const score = scores.get(item.itemId) ?? { score: 0, bestPassageScore: 0 };
  return {
    itemId: item.itemId,
    score: score.score,
    bestPassageScore: score.bestPassageScore,
    outcome,
    protection: unit.protection,
  };
}
