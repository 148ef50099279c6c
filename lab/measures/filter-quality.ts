// How well FILTER separates a subject from the rest of a context: measured with the functions that the app itself runs.
import type { FilterCase } from "@/lab/sets/filter/filter-case";
import { decideFilter } from "@/lib/core/context/decide-filter";
import { wilsonInterval } from "@/lib/core/metric/statistics";
import type { Embedder } from "@/lib/ports/embedder";
import { SessionScript } from "@/lib/testing/session-script";
import { type ScoredSession, scoreSession } from "./scored-session";

/** Who wrote the criteria. */
export const wordings = ["agent", "key-words", "person"] as const;
export type Wording = (typeof wordings)[number];

/** A context with its labels, and the scores of its items against criteria in one wording. */
export interface ScoredCase extends ScoredSession {
  readonly filterCase: FilterCase;
  readonly wording: Wording;
}

/** What a threshold does to labeled items. Precision is 1 when nothing is removed. */
export interface Quality {
  readonly threshold: number;
  readonly precision: number;
  /** The lower end of the precision's 95 % interval. */
  readonly surePrecision: number;
  readonly recall: number;
  readonly f1: number;
  /** The recall when what is left on a doubt and shown counts too. */
  readonly recallOrAsked: number;
  readonly wronglyRemovedItemIds: readonly string[];
}

/**
 * The precision that θ must surely reach on the half it is chosen on, by the lower end of its 95 % interval: of twenty items taken out, at most one
 * may be taken wrongly, also among items that nobody chose on.
 */
export const requiredPrecision = 0.95;

/** Lays each case out as a session and scores it in all wordings. */
export async function scoreCases(
  embedder: Embedder,
  cases: readonly FilterCase[],
): Promise<readonly ScoredCase[]> {
  const scored: ScoredCase[] = [];
  for (const filterCase of cases) {
    const session = sessionOf(filterCase);
    for (const wording of wordings) {
      const scoredSession = await scoreSession(embedder, criteriaOf(filterCase, wording), session);
      scored.push({ filterCase, wording, ...scoredSession });
    }
  }
  return scored;
}

/** Decides every case at one threshold, as FILTER would, and compares with the labels. */
export function qualityAt(threshold: number, scored: readonly ScoredCase[]): Quality {
  const wronglyRemovedItemIds: string[] = [];
  let removed = 0;
  let wanted = 0;
  let asked = 0;
  for (const { state, scores, labels } of scored) {
    wanted += [...labels.values()].filter((isWanted) => isWanted).length;
    const { candidates, removedItemIds } = decideFilter(state, threshold, scores);
    asked += candidates.filter(({ itemId, outcome }) => outcome === "doubtful" && labels.get(itemId)).length;
    for (const itemId of removedItemIds) {
      const isWanted = labels.get(itemId);
      if (isWanted === undefined) continue;
      removed += 1;
      if (!isWanted) wronglyRemovedItemIds.push(itemId);
    }
  }
  const right = removed - wronglyRemovedItemIds.length;
  const precision = removed === 0 ? 1 : right / removed;
  const recall = right / Math.max(1, wanted);
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const surePrecision = wilsonInterval(right, removed).low;
  const recallOrAsked = (right + asked) / Math.max(1, wanted);
  return { threshold, precision, surePrecision, recall, f1, recallOrAsked, wronglyRemovedItemIds };
}

/** Every threshold from 0 to 1 in steps of 0.01. */
const thresholds: readonly number[] = Array.from({ length: 101 }, (_, step) => step / 100);

/**
 * The threshold with the best F1 among those that surely have the required precision, the lowest of equals. Where the cases are too few for any to have
 * it surely, among those that come nearest to it.
 */
export function chooseThreshold(scored: readonly ScoredCase[]): number {
  const qualities = thresholds.map((threshold) => qualityAt(threshold, scored));
  const nearest = Math.max(...qualities.map(({ surePrecision }) => surePrecision));
  const precise = qualities.filter(
    ({ surePrecision }) => surePrecision >= Math.min(requiredPrecision, nearest),
  );
  return precise.reduce((best, quality) => (quality.f1 > best.f1 ? quality : best)).threshold;
}

function criteriaOf(filterCase: FilterCase, wording: Wording): string {
  if (wording === "agent") return filterCase.agentCriteria;
  return wording === "person" ? filterCase.personCriteria : filterCase.keyWordCriteria;
}

/** A session that holds the items of a case: messages in turns that have ended, JSON as the result of a call that says nothing. */
function sessionOf({ remove, keep }: FilterCase) {
  const script = new SessionScript({ contextLimitTokens: 1_000_000 });
  const labels = new Map<string, boolean>();
  const texts = [
    ...remove.map((text) => ({ text, isWanted: true })),
    ...keep.map((text) => ({ text, isWanted: false })),
  ];
  for (const { text, isWanted } of texts) {
    if (text.startsWith("{")) {
      const toolCalls = [{ toolCallId: "lookup", toolName: "look_up", input: {} }];
      labels.set(script.callTool({ toolCalls }, { text, toolName: "look_up" }).result.itemId, isWanted);
    } else {
      const [said] = script.say(text);
      if (said) labels.set(said.itemId, isWanted);
    }
    script.append({ type: "turn-completed", ...script.place("app"), reason: "answered" });
  }
  return { state: script.state, labels };
}
