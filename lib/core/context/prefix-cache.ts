import type { EventOf, SessionEvent } from "../log/events";

/** An act that changed the context before its end, so that the provider must read on from there again. */
export type PrefixBreaker = EventOf<
  "context-summarized" | "context-filtered" | "context-trimmed" | "items-restored"
>;

/** What of a step's prompt a provider can serve from its cache, as our count sees it. */
export interface PrefixCache {
  readonly sharedTokens: number;
  readonly promptTokens: number;
  /** Tokens of the previous prompt that could have been shared had its content stayed where it was. */
  readonly lostTokens: number;
  /** What broke the prefix; empty when nothing did. */
  readonly brokenBy: readonly PrefixBreaker[];
}

/** The cache mark of the step that started at this place of the log; null for the first step, which shares with nothing. */
export function prefixCacheOf(
  events: readonly SessionEvent[],
  stepStartedSequence: number,
): PrefixCache | null {
  const index = indexOfSequence(events, stepStartedSequence);
  const started = events[index];
  if (started?.type !== "step-started") return null;
  const breakers: PrefixBreaker[] = [];
  for (let before = index - 1; before >= 0; before--) {
    const event = events[before];
    if (event === undefined) break;
    if (event.type === "step-started") {
      const lostTokens = Math.max(0, event.countedTokens - started.sharedPrefixTokens);
      return {
        sharedTokens: started.sharedPrefixTokens,
        promptTokens: started.countedTokens,
        lostTokens,
        brokenBy: lostTokens > 0 ? breakers.reverse() : [],
      };
    }
    if (isPrefixBreaker(event)) breakers.push(event);
  }
  return null;
}

function isPrefixBreaker(event: SessionEvent): event is PrefixBreaker {
  if (event.type === "context-filtered") return event.removedItemIds.length > 0;
  return (
    event.type === "context-summarized" || event.type === "context-trimmed" || event.type === "items-restored"
  );
}

/** Sequences are dense, so the index follows from the first one without a search. */
export function indexOfSequence(events: readonly SessionEvent[], sequence: number): number {
  return sequence - (events[0]?.sequence ?? 1);
}
