import fc from "fast-check";
import type { MemoryEvent } from "../core/log/events";
import { placedEvent } from "./events";

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
  const place = { sessionId: "session-1", sequence: position, memoryPosition: position };
  const at = new Date(Date.UTC(2026, 10, 1) + position * 3_600_000).toISOString();
  const shared = { at, by: "person", memoryId } as const;
  const written = { ...shared, memoryType: "general", origin: "said-by-person" } as const;
  if (act === "add" && !known) {
    standings.set(memoryId, { version: 1, content: text, isCurrent: true });
    return placedEvent("memory-added", place, { ...written, content: text });
  }
  if (!known) return null;
  if (act === "purge") {
    standings.delete(memoryId);
    return placedEvent("memory-purged", place, {
      ...shared,
      version: known.version,
      versionsRemoved: known.version,
    });
  }
  if (act === "delete" && known.isCurrent) {
    standings.set(memoryId, { ...known, isCurrent: false });
    return placedEvent("memory-deleted", place, {
      ...shared,
      version: known.version,
      content: known.content,
    });
  }
  const version = known.version + 1;
  if (act === "update" && known.isCurrent) {
    standings.set(memoryId, { version, content: text, isCurrent: true });
    const texts = { content: text, previousContent: known.content };
    return placedEvent("memory-updated", place, { ...written, ...texts, version });
  }
  if (act === "restore" && !known.isCurrent) {
    standings.set(memoryId, { version, content: known.content, isCurrent: true });
    return placedEvent("memory-restored", place, { ...written, version, content: known.content });
  }
  return null;
}
