import type { NewItem } from "@/lib/core/log/context-item";
import type { NewEvent, SessionEvent } from "@/lib/core/log/events";

/** The time of every event in the contract suites. */
export const at = "2026-11-22T12:00:00.000Z";
/** The same in milliseconds. */
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

function item(text: string): NewItem {
  return { itemId: nextId(), kind: "notice", author: "app", text, tokens: 5 };
}

/** Events without the hashes that a log gives them: two logs with the same events have chains of their own. */
export function withoutHashes(events: readonly SessionEvent[]): readonly object[] {
  return events.map((event) => ({ ...event, hash: null, logHash: null }));
}

/** The first event of a session. */
export function started(): NewEvent {
  const settings = { contextLimitTokens: 8_192, softMark: 0.7, hardMark: 0.92, filterThreshold: 0.6 };
  return {
    ...base(),
    type: "session-started",
    settings,
    toolTokens: 10,
    memoryPositionAtStart: 0,
    item: { ...item("system"), kind: "system" },
  };
}

/** An event that changes nothing but the context. */
export function noticed(text: string): NewEvent {
  return { ...base(), type: "budget-noticed", item: item(text), usedTokens: 1, limitTokens: 2 };
}

/** A message of the person. */
export function turnStarted(turnId: string, text = "Hello there"): NewEvent {
  return {
    ...base(),
    by: "person",
    turnId,
    type: "turn-started",
    text,
    items: [{ ...item(text), kind: "user", author: "person" }],
  };
}

const operationFields = { toolCallId: null, durationMs: 1, result: null };
const written = { memoryType: "general", origin: "edited-by-person", source: null } as const;

/** ADD. */
export function added(memoryId: string, content: string, metadata = {}): NewEvent {
  return {
    ...base(),
    ...operationFields,
    ...written,
    type: "memory-added",
    operation: "ADD",
    memoryId,
    version: 1,
    content,
    metadata,
  };
}

/** UPDATE. */
export function updated(memoryId: string, version: number, content: string, metadata = {}): NewEvent {
  const fields = { memoryId, version, content, previousContent: "before", metadata };
  return {
    ...base(),
    ...operationFields,
    ...written,
    ...fields,
    type: "memory-updated",
    operation: "UPDATE",
  };
}

/** DELETE. */
export function deleted(memoryId: string, version: number): NewEvent {
  return {
    ...base(),
    ...operationFields,
    type: "memory-deleted",
    operation: "DELETE",
    memoryId,
    version,
    content: "before",
  };
}

/** The first event of a branch; a sandbox when a memory position is named. */
export function forked(parentSessionId: string, parentSequence: number, sandboxAt?: number): NewEvent {
  const sandbox = sandboxAt !== undefined;
  const place = { parentSessionId, parentSequence, sandbox, forkMemoryPosition: sandboxAt ?? 0 };
  return { ...base(), by: "person", type: "session-forked", reason: "fork", label: "forked", ...place };
}
