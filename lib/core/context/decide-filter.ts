import type { FilterCandidate } from "../log/context-events";
import type { ContextItem } from "../log/context-item";
import type { SessionState } from "../session/session-state";
import { type FilterUnit, filterUnits } from "./filter-units";

/** How like the criteria one item is; long items have a score per passage behind it. */
export interface ItemScore {
  readonly score: number;
  readonly bestPassageScore: number;
  /** Something speaks for the item, but too little to take it. */
  readonly isDoubtful?: boolean | undefined;
  /** The meaning is unknown: the text or the criteria are in a language that the embedder cannot read. */
  readonly isByWords?: boolean | undefined;
}

/**
 * Names the scale that θ is on: the similarities of an embedding model, with words added. A threshold that was chosen on another scale says nothing.
 */
export function filterScaleOf(embeddingModel: string): string {
  return `${embeddingModel}+words`;
}

/** What a FILTER takes and what it leaves, with the scores that decided. */
export interface FilterDecision {
  readonly candidates: readonly FilterCandidate[];
  readonly removedItemIds: readonly string[];
  readonly tokensFreed: number;
}

/** What scores so little less than θ is shown as doubtful: it is not taken, but the one who asked may want it. */
const doubtMargin = 0.08;

/**
 * Where little or nothing is alike enough, what is most alike is doubtful too: from these shares of θ on, the lower where nothing leaves, since the
 * one who asked meant something. Chosen on the tuning halves of the labeled conversations, see docs/context.md.
 */
const doubtShares = { nothingLeaves: 0.46, somethingLeaves: 0.53 } as const;
/** How many at most are doubtful for that: a question to the person names a few. */
const mostDoubts = 5;

/**
 * FILTER removes what is at or above the threshold (paper Eq. 15 with the boundary decided in design §5). What belongs together shares the highest
 * of its scores and leaves together; the answer to a message in pieces leaves with the last of them; nothing leaves on a doubt.
 */
export function decideFilter(
  state: SessionState,
  threshold: number,
  scores: ReadonlyMap<string, ItemScore>,
): FilterDecision {
  const judged = filterUnits(state)
    .filter((unit) => unit.items.some((item) => scores.has(item.itemId)))
    .map((unit) => ({ unit, outcome: outcomeOf(unit, threshold, scores) }));
  const decided = judged.map(({ unit, outcome }) => ({
    unit,
    outcome: outcome !== "protected" && isLeftAlone(unit, judged) ? ("removed" as const) : outcome,
  }));
  const removed = decided.filter(({ outcome }) => outcome === "removed").flatMap(({ unit }) => unit.items);
  const doubts = furtherDoubts(decided, threshold, scores);
  return {
    candidates: decided.flatMap(({ unit, outcome }) =>
      unit.items.map((item) => candidateOf(item, unit, doubts.has(unit) ? "doubtful" : outcome, scores)),
    ),
    removedItemIds: removed.map((item) => item.itemId),
    tokensFreed: removed.reduce((sum, item) => sum + item.tokens, 0),
  };
}

function outcomeOf(
  unit: FilterUnit,
  threshold: number,
  scores: ReadonlyMap<string, ItemScore>,
): FilterCandidate["outcome"] {
  const known = unit.items.flatMap((item) => scores.get(item.itemId) ?? []);
  const highest = Math.max(...known.map(({ score }) => score));
  const isDoubtful = highest >= threshold - doubtMargin || known.some((score) => score.isDoubtful);
  if (highest < threshold) return isDoubtful && unit.protection === null ? "doubtful" : "kept";
  return unit.protection === null ? "removed" : "protected";
}

interface Judged {
  readonly unit: FilterUnit;
  readonly outcome: FilterCandidate["outcome"];
}

/**
 * What is kept and may yet be meant: the most alike; and of what cannot be read, when no word is found, all, or else what follows on what leaves.
 */
function furtherDoubts(
  judged: readonly Judged[],
  threshold: number,
  scores: ReadonlyMap<string, ItemScore>,
): ReadonlySet<FilterUnit> {
  const leaves = judged.some(({ outcome }) => outcome === "removed");
  const floor = threshold * (leaves ? doubtShares.somethingLeaves : doubtShares.nothingLeaves);
  const doubts = judged.flatMap(({ unit, outcome }, place) => {
    if (outcome !== "kept" || unit.protection !== null) return [];
    const known = unit.items.flatMap((item) => scores.get(item.itemId) ?? []);
    const score = Math.max(...known.map((one) => one.score));
    const isUnknown = score === 0 && known.some(({ isByWords }) => isByWords);
    const follows = judged[place - 1]?.outcome === "removed";
    return (score > 0 && score >= floor) || (isUnknown && (!leaves || follows))
      ? [{ unit, score, place }]
      : [];
  });
  const nearest = doubts.sort((left, right) => right.score - left.score || right.place - left.place);
  return new Set(nearest.slice(0, mostDoubts).map(({ unit }) => unit));
}

/** True for the answer to a message of which every piece leaves. */
function isLeftAlone({ exchangeOf, isPiece, protection }: FilterUnit, judged: readonly Judged[]): boolean {
  if (exchangeOf === null || isPiece || protection !== null) return false;
  const pieces = judged.filter(({ unit }) => unit.isPiece && unit.exchangeOf === exchangeOf);
  return pieces.length > 0 && pieces.every(({ outcome }) => outcome === "removed");
}

function candidateOf(
  item: ContextItem,
  unit: FilterUnit,
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
