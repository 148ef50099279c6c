import type { EventOf, SessionEvent } from "../log/events";
import { citedMemories } from "./cited-memories";
import type { MemoryUse } from "./memory-entry";

/**
 * Splits the tokens of an item among the memories in it by the length of their texts; the parts are whole and sum up to
 * the item. Equal parts where there is no text.
 */
export function shareTokens(tokens: number, texts: readonly string[]): readonly number[] {
  const total = texts.reduce((sum, text) => sum + text.length, 0);
  let given = 0;
  let seen = 0;
  return texts.map((text, index) => {
    seen += total === 0 ? 1 : text.length;
    const upTo = Math.round((tokens * seen) / (total === 0 ? texts.length : total));
    const share = (index === texts.length - 1 ? tokens : upTo) - given;
    given += share;
    return share;
  });
}

/** The uses that a retrieval begins: one for each memory that it brought into the context; none when nothing entered. */
export function usesOfRetrieval(event: EventOf<"memories-retrieved">): readonly MemoryUse[] {
  if (!event.result) return [];
  const { itemId, tokens } = event.result;
  const shares = shareTokens(
    tokens,
    event.hits.map((hit) => hit.content),
  );
  return event.hits.map((hit, index) => ({
    eventId: event.id,
    memoryId: hit.memoryId,
    version: hit.version,
    sessionId: event.sessionId,
    turnId: event.turnId,
    itemId,
    tokens: hit.tokens ?? shares[index] ?? 0,
    steps: 0,
    citations: 0,
    at: event.at,
  }));
}

/** A prompt and the answer to it. */
const stepKey = (event: { readonly turnId: string | null; readonly step: number | null }) =>
  `${event.turnId} ${event.step}`;

/**
 * Every use of every memory, worked out from the log alone: the table `memory_use` must equal this. Events of one session
 * must be in order; sessions may come in any order. Uses of purged memories are gone.
 */
export function deriveMemoryUses(events: readonly SessionEvent[]): readonly MemoryUse[] {
  const purged = new Set(events.flatMap((event) => (event.type === "memory-purged" ? [event.memoryId] : [])));
  const uses = events
    .flatMap((event) => (event.type === "memories-retrieved" ? usesOfRetrieval(event) : []))
    .filter((use) => !purged.has(use.memoryId))
    .map((use) => ({ ...use }));
  const byItem = Map.groupBy(uses, (use) => use.itemId ?? "");
  const standingIn = (promptItemIds: readonly string[]) =>
    promptItemIds.flatMap((itemId) => byItem.get(itemId) ?? []);
  const prompts = new Map<string, readonly string[]>();
  for (const event of events) {
    if (event.type === "step-started") {
      prompts.set(stepKey(event), event.promptItemIds);
      for (const use of standingIn(event.promptItemIds)) use.steps += 1;
    }
    if (event.type === "step-finished") countCitations(event, standingIn(prompts.get(stepKey(event)) ?? []));
  }
  return uses;
}

/** A citation counts for the last retrieval of that memory in the prompt that was answered. */
function countCitations(
  event: EventOf<"step-finished">,
  standing: { memoryId: string; citations: number }[],
): void {
  for (const memoryId of citedMemories(event.item?.text ?? "")) {
    const cited = standing.findLast((use) => use.memoryId === memoryId);
    if (cited) cited.citations += 1;
  }
}
