import { toolResult } from "@/lib/core/context/tool-result";
import type { NewEvent } from "@/lib/core/log/events";
import { shareTokens } from "@/lib/core/memory/memory-use";
import { placedOf, placedQueryCharacters, placing } from "@/lib/core/memory/place";
import { nearMissCount } from "@/lib/core/memory/rank";
import { ok } from "@/lib/core/result";
import { liveItems, messageOf, type SessionState } from "@/lib/core/session/session-state";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import { searchMemories } from "../operation/search-memories";
import type { LeasedTurn } from "../scope";
import { LeaseLostError } from "./call-model";
import { newItem } from "./new-item";

/**
 * Places the memories that fit the person's message into the context before the turn's first step (the paper's Stage 1 retrieval), where the
 * model's profile says so: one search by the message, one item, one event, which also says what was not placed. Does nothing where the turn
 * has begun already or there is no memory.
 */
export async function placeMemories(deps: Dependencies, scope: LeasedTurn): Promise<void> {
  if (!deps.profile?.placesMemories) return;
  const { ownerId, sessionId, turnId, fence } = scope;
  const appended = await appendEvents(deps, { ownerId, sessionId, fence }, async (state) => {
    const message = messageToPlaceFor(state, turnId);
    if (message === null) return ok({ events: [] });
    const expectedMemoryPosition = await deps.memoryStore.memoryPosition({ ownerId });
    const event = await placingEvent(deps, ownerId, turnId, message);
    return ok({ events: event ? [event] : [], expectedMemoryPosition });
  });
  if (!appended.ok) throw new LeaseLostError();
}

/** Null where the turn's steps have begun, or memories were placed for it. */
function messageToPlaceFor(state: SessionState, turnId: string): string | null {
  const turn = state.turns.findLast((candidate) => candidate.turnId === turnId);
  if (!turn || turn.steps.length > 0 || turn.operationSequences.length > 0) return null;
  if (liveItems(state).some((item) => item.kind === "placed" && item.turnId === turnId)) return null;
  return messageOf(state, turn);
}

async function placingEvent(
  deps: Dependencies,
  ownerId: string,
  turnId: string,
  message: string,
): Promise<NewEvent | null> {
  const startedMs = deps.clock.now().getTime();
  const query = message.slice(0, placedQueryCharacters).toWellFormed();
  const found = await searchMemories(deps, {
    ownerId,
    query,
    metadataFilter: null,
    limit: placing.count + nearMissCount,
    now: deps.clock.now().toISOString(),
  });
  if (found.searchedMemories === 0) return null;
  const { hits, nearMisses } = placedOf(found.memories);
  const result =
    hits.length === 0
      ? null
      : newItem(deps, {
          kind: "placed",
          author: "app",
          text: toolResult.placed(hits, found.sources),
          memories: hits.map(({ memoryId, version }) => ({ memoryId, version })),
        });
  const shares = shareTokens(
    result?.tokens ?? 0,
    hits.map(({ content }) => content),
  );
  const now = deps.clock.now();
  return {
    id: deps.ids.newId(),
    at: now.toISOString(),
    by: "app",
    turnId,
    step: null,
    type: "memories-retrieved",
    operation: "RETRIEVE",
    toolCallId: null,
    durationMs: now.getTime() - startedMs,
    query,
    topK: placing.count,
    metadataFilter: null,
    hits: hits.map((hit, index) => ({ ...hit, tokens: shares[index] ?? 0 })),
    alreadyInContext: [],
    nearMisses: [...nearMisses],
    searchedMemories: found.searchedMemories,
    embeddingModel: found.embeddingModel,
    ...(found.time ? { time: found.time } : {}),
    placedFrom: placing.fromScore,
    result,
  };
}
