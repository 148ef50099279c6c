import fc from "fast-check";
import { eventSchemaVersion } from "../core/log/event-envelope";
import type { MemoryEvent } from "../core/log/events";

/** One act on one of a few memories; an act that cannot be done there is left out. */
export interface HistoryAct {
  readonly act: "add" | "update" | "delete" | "restore" | "purge";
  readonly memory: number;
  readonly text?: string;
}

type Standing = { version: number; content: string; isCurrent: boolean };

/** The memory events of a list of acts, with dense positions from 1. */
export function memoryHistory(acts: readonly HistoryAct[]): readonly MemoryEvent[] {
  const standings = new Map<string, Standing>();
  const events: MemoryEvent[] = [];
  for (const act of acts) {
    const event = eventOf(act, standings, events.length + 1);
    if (event) events.push(event);
  }
  return events;
}

/** Any history of up to sixty acts on six memories. */
export const memoryHistoryArbitrary: fc.Arbitrary<readonly MemoryEvent[]> = fc
  .array(
    fc.record({
      act: fc.constantFrom("add", "update", "delete", "restore", "purge"),
      memory: fc.nat(5),
      text: fc.constantFrom("Lives in Bergen", "Lives in Tromsø", "Likes tea", "Likes coffee"),
    }),
    { maxLength: 60 },
  )
  .map(memoryHistory);

function eventOf(
  { act, memory, text = "" }: HistoryAct,
  standings: Map<string, Standing>,
  position: number,
): MemoryEvent | null {
  const memoryId = `mem_${memory}`;
  const known = standings.get(memoryId);
  const envelope = {
    id: `event-${position}`,
    sessionId: "session-1",
    sequence: position,
    schemaVersion: eventSchemaVersion,
    at: new Date(Date.UTC(2026, 10, 1) + position * 3_600_000).toISOString(),
    by: "person",
    turnId: null,
    step: null,
    memoryPosition: position,
    memoryId,
  } as const;
  const operation = { toolCallId: null, durationMs: 0, result: null } as const;
  const facts = { memoryType: "general", metadata: {}, origin: "said-by-person", source: null } as const;
  if (act === "add" && !known) {
    standings.set(memoryId, { version: 1, content: text, isCurrent: true });
    return {
      ...envelope,
      ...operation,
      ...facts,
      type: "memory-added",
      operation: "ADD",
      version: 1,
      content: text,
    };
  }
  if (!known) return null;
  if (act === "purge") {
    standings.delete(memoryId);
    const numbers = {
      version: known.version,
      versionsRemoved: known.version,
      embeddingsRemoved: 0,
      eventsErased: 0,
    };
    return { ...envelope, ...numbers, type: "memory-purged" };
  }
  if (act === "delete" && known.isCurrent) {
    standings.set(memoryId, { ...known, isCurrent: false });
    return {
      ...envelope,
      ...operation,
      type: "memory-deleted",
      operation: "DELETE",
      version: known.version,
      content: known.content,
    };
  }
  const version = known.version + 1;
  if (act === "update" && known.isCurrent) {
    standings.set(memoryId, { version, content: text, isCurrent: true });
    const previousContent = known.content;
    return {
      ...envelope,
      ...operation,
      ...facts,
      type: "memory-updated",
      operation: "UPDATE",
      version,
      content: text,
      previousContent,
    };
  }
  if (act === "restore" && !known.isCurrent) {
    standings.set(memoryId, { version, content: known.content, isCurrent: true });
    return { ...envelope, ...facts, type: "memory-restored", version, content: known.content };
  }
  return null;
}
