import type { NewEvent } from "@/lib/core/log/events";
import { base, nextId } from "./contract-events";

const operationFields = { toolCallId: null, durationMs: 1, result: null };
const written = { memoryType: "general", origin: "edited-by-person", source: null, metadata: {} } as const;

/** A deleted memory is back, or an older version is current again. */
export function restored(memoryId: string, version: number, content: string, undoes?: string): NewEvent {
  return {
    ...base(),
    ...written,
    ...(undoes ? { undoes } : {}),
    type: "memory-restored",
    memoryId,
    version,
    content,
  };
}

/** Everything of a memory is gone. */
export function purged(memoryId: string, version: number): NewEvent {
  const receipt = { versionsRemoved: version, embeddingsRemoved: version, eventsErased: version };
  return { ...base(), by: "person", type: "memory-purged", memoryId, version, ...receipt };
}

/** ADD that waits for the person. */
export function proposed(proposalId: string, content: string, mode: "ask" | "shadow" = "ask"): NewEvent {
  return {
    ...base(),
    ...operationFields,
    ...written,
    by: "agent",
    type: "memory-proposed",
    operation: "ADD",
    proposalId,
    mode,
    reason: "policy-ask",
    targetMemoryId: null,
    baseVersion: null,
    previousContent: null,
    content,
  };
}

/** The person's decision. */
export function decided(proposalId: string, decision: "accepted" | "declined"): NewEvent {
  return { ...base(), by: "person", type: "proposal-decided", proposalId, decision, memoryEventId: null };
}

/** RETRIEVE that brings memories into the context as one item. */
export function retrieved(
  hits: readonly (readonly [memoryId: string, content: string])[],
  itemId = nextId(),
  turn: { readonly turnId: string; readonly step: number } | null = null,
): NewEvent {
  const scored = { version: 1, memoryType: "general", metadata: {}, score: 1, meaning: 1, words: 1 };
  return {
    ...base(),
    ...operationFields,
    ...turn,
    type: "memories-retrieved",
    operation: "RETRIEVE",
    query: "what",
    topK: 3,
    metadataFilter: null,
    hits: hits.map(([memoryId, content]) => ({ ...scored, memoryId, content })),
    alreadyInContext: [],
    nearMisses: [],
    searchedMemories: 9,
    embeddingModel: null,
    result: { itemId, kind: "retrieved", author: "app", text: "hits", tokens: 30 },
  };
}

/** A prompt is sent. */
export function stepStarted(turnId: string, step: number, promptItemIds: string[]): NewEvent {
  return {
    ...base(),
    turnId,
    step,
    type: "step-started",
    model: { provider: "fake", modelId: "fake", label: "Fake" },
    promptItemIds,
    messagesHash: "m",
    stateHash: "s",
    countedTokens: 1,
    sharedPrefixTokens: 0,
  };
}

/** The model answers. */
export function stepFinished(turnId: string, step: number, text: string): NewEvent {
  return {
    ...base(),
    turnId,
    step,
    by: "agent",
    type: "step-finished",
    item: { itemId: nextId(), kind: "agent", author: "agent", text, tokens: 3 },
    reasoning: "",
    toolCalls: [],
    finishReason: "stop",
    usage: null,
    firstTokenMs: null,
    durationMs: 1,
  };
}
