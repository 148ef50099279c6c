import type { NewItem } from "@/lib/core/log/context-item";
import type { EventType, NewEvent, SessionEvent } from "@/lib/core/log/events";
import { at, type EventFields, newEvent } from "../events";

/** The time of every event in the contract suites, in milliseconds. */
export const atMs = Date.parse(at);
let lastId = 0;

/** An id nobody has used before. */
export const nextId = () => {
  lastId += 1;
  return `contract-${lastId}`;
};

/** The envelope fields that the caller of the log sets. */
export function base() {
  return { id: nextId(), at, by: "app" as const, turnId: null, step: null };
}

/** An event with an id of its own. */
function event<Type extends EventType>(type: Type, fields: EventFields<Type>): NewEvent {
  return newEvent(type, { id: nextId(), ...fields });
}

function item(text: string, fields: Partial<NewItem> = {}): NewItem {
  return { itemId: nextId(), kind: "notice", author: "app", text, tokens: 5, ...fields };
}

/** Events without the hashes that a log gives them: two logs with the same events have chains of their own. */
export function withoutHashes(events: readonly SessionEvent[]): readonly object[] {
  return events.map((each) => ({ ...each, hash: null, logHash: null }));
}

/** The first event of a session. */
export function started(): NewEvent {
  const settings = { contextLimitTokens: 8_192, softMark: 0.7, hardMark: 0.92, filterThreshold: 0.6 };
  return event("session-started", { settings, toolTokens: 10, item: item("system", { kind: "system" }) });
}

/** An event that changes nothing but the context. */
export function noticed(text: string): NewEvent {
  return event("budget-noticed", { item: item(text), usedTokens: 1, limitTokens: 2 });
}

/** A message of the person. */
export function turnStarted(turnId: string, text = "Hello there"): NewEvent {
  const items = [item(text, { kind: "user", author: "person" })];
  return event("turn-started", { by: "person", turnId, text, items });
}

/** A prompt is sent. */
export function stepStarted(turnId: string, step: number, promptItemIds: string[]): NewEvent {
  const model = { provider: "fake", modelId: "fake", label: "Fake" };
  const hashes = { messagesHash: "m", stateHash: "s" };
  return event("step-started", { turnId, step, model, promptItemIds, ...hashes, countedTokens: 1 });
}

/** The model answers. */
export function stepFinished(turnId: string, step: number, text: string): NewEvent {
  const answer = item(text, { kind: "agent", author: "agent", tokens: 3 });
  return event("step-finished", { turnId, step, by: "agent", item: answer, finishReason: "stop" });
}

const written = { memoryType: "general", origin: "edited-by-person", durationMs: 1 } as const;

/** ADD. */
export function added(memoryId: string, content: string, metadata = {}): NewEvent {
  return event("memory-added", { ...written, memoryId, content, metadata });
}

/** UPDATE. */
export function updated(memoryId: string, version: number, content: string, metadata = {}): NewEvent {
  const fields = { memoryId, version, content, previousContent: "before", metadata };
  return event("memory-updated", { ...written, ...fields });
}

/** DELETE. */
export function deleted(memoryId: string, version: number): NewEvent {
  return event("memory-deleted", { durationMs: 1, memoryId, version, content: "before" });
}

/** A deleted memory is back, or an older version is current again. */
export function restored(memoryId: string, version: number, content: string, undoes?: string): NewEvent {
  const { memoryType, origin } = written;
  const fields = { memoryId, version, content, memoryType, origin };
  return event("memory-restored", { ...fields, ...(undoes ? { undoes } : {}) });
}

/** Everything of a memory is gone. */
export function purged(memoryId: string, version: number): NewEvent {
  const receipt = { versionsRemoved: version, embeddingsRemoved: version, eventsErased: version };
  return event("memory-purged", { by: "person", memoryId, version, ...receipt });
}

/** ADD that waits for the person. */
export function proposed(proposalId: string, content: string, mode: "ask" | "shadow" = "ask"): NewEvent {
  return event("memory-proposed", { ...written, by: "agent", proposalId, mode, content });
}

/** The person's decision. */
export function decided(proposalId: string, decision: "accepted" | "declined"): NewEvent {
  return event("proposal-decided", { by: "person", proposalId, decision });
}

/** RETRIEVE that brings memories into the context as one item. */
export function retrieved(
  hits: readonly (readonly [memoryId: string, content: string])[],
  itemId = nextId(),
  turn: { readonly turnId: string; readonly step: number } | null = null,
): NewEvent {
  const scored = { version: 1, memoryType: "general", metadata: {}, score: 1, meaning: 1, words: 1 };
  return event("memories-retrieved", {
    ...turn,
    durationMs: 1,
    query: "what",
    topK: 3,
    hits: hits.map(([memoryId, content]) => ({ ...scored, memoryId, content })),
    searchedMemories: 9,
    result: { itemId, kind: "retrieved", author: "app", text: "hits", tokens: 30 },
  });
}

/** The first event of a branch; a sandbox when a memory position is named. */
export function forked(parentSessionId: string, parentSequence: number, sandboxAt?: number): NewEvent {
  const sandbox = sandboxAt !== undefined;
  const place = { parentSessionId, parentSequence, sandbox, forkMemoryPosition: sandboxAt ?? 0 };
  return event("session-forked", { by: "person", reason: "fork", label: "forked", ...place });
}
