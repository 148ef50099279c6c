// What FILTER does to labeled conversations: measured with the functions that the app itself runs.
import type { FilterConversation } from "@/lab/sets/filter/conversations/filter-conversation";
import { decideFilter } from "@/lib/core/context/decide-filter";
import type { Embedder } from "@/lib/ports/embedder";
import { SessionScript } from "@/lib/testing/session-script";
import { type ScoredSession, scoreSession } from "./scored-session";

/** A conversation up to the message that asks, scored. */
export interface ScoredConversation extends ScoredSession {
  readonly conversation: FilterConversation;
}

/** How items were judged, counted. `asked`: left on a doubt and shown. */
export interface Confusion {
  readonly removedRight: number;
  readonly removedWrong: number;
  readonly askedRight: number;
  readonly askedWrong: number;
  readonly missed: number;
  readonly keptRight: number;
}

/** Lays each conversation out as a session in which the asking turn runs, and scores it. */
export async function scoreConversations(
  embedder: Embedder,
  conversations: readonly FilterConversation[],
): Promise<readonly ScoredConversation[]> {
  const scored: ScoredConversation[] = [];
  for (const conversation of conversations) {
    const session = await scoreSession(embedder, conversation.criteria, sessionOf(conversation));
    scored.push({ conversation, ...session });
  }
  return scored;
}

/** Decides each conversation at one threshold, as FILTER would, and counts what became of its items. */
export function confusionAt(threshold: number, scored: readonly ScoredConversation[]): Confusion {
  const ends = scored.flatMap(({ state, scores, labels }) => {
    const { candidates } = decideFilter(state, threshold, scores);
    const outcomes = new Map(candidates.map(({ itemId, outcome }) => [itemId, outcome]));
    return [...labels].map(([itemId, isMeant]) => ({ isMeant, outcome: outcomes.get(itemId) ?? "kept" }));
  });
  const count = (wanted: string, isMeant: boolean) =>
    ends.filter((end) => end.isMeant === isMeant && end.outcome === wanted).length;
  return {
    removedRight: count("removed", true),
    removedWrong: count("removed", false),
    askedRight: count("doubtful", true),
    askedWrong: count("doubtful", false),
    missed: count("kept", true),
    keptRight: count("kept", false),
  };
}

/** Precision of what was removed; 1 when nothing was. */
export function precisionOf({ removedRight, removedWrong }: Confusion): number {
  const removed = removedRight + removedWrong;
  return removed === 0 ? 1 : removedRight / removed;
}

/** Share of what was meant that was removed, and with `orAsked` also what was shown as doubtful. */
export function recallOf(confusion: Confusion, orAsked = false): number {
  const { removedRight, askedRight, missed } = confusion;
  return (removedRight + (orAsked ? askedRight : 0)) / Math.max(1, removedRight + askedRight + missed);
}

function sessionOf({ exchanges, asked }: FilterConversation) {
  const script = new SessionScript({ contextLimitTokens: 1_000_000 });
  const labels = new Map<string, boolean>();
  for (const [label, said, answered] of exchanges) {
    const isMeant = label === "remove";
    for (const { itemId } of script.say(said)) labels.set(itemId, isMeant);
    labels.set(script.answer(answered).itemId, isMeant);
  }
  script.say(asked);
  return { state: script.state, labels };
}
