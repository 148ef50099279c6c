import { Map as PersistentMap } from "immutable";
import { describe, expect, it } from "vitest";
import { type EventFields, placedEvent } from "@/lib/testing/events";
import type { MemoryEvent } from "../log/events";
import { currentVersion, type Memory, versionAsOf } from "../log/memory";
import { foldMemories } from "./fold-memories";

function event<Type extends MemoryEvent["type"]>(
  type: Type,
  memoryPosition: number | null,
  fields: EventFields<Type>,
) {
  const memory = { at: "2026-11-22T10:00:00.000Z", by: "person", memoryId: "mem_1" };
  const place = { sessionId: "s", sequence: 1, memoryPosition };
  return placedEvent(type, place, { ...memory, ...fields } as EventFields<Type>) as MemoryEvent;
}

const added = event("memory-added", 1, { content: "Lives in Bergen." });
const updated = event("memory-updated", 4, {
  version: 2,
  content: "Lives in Oslo.",
  previousContent: "Lives in Bergen.",
});
const deleted = event("memory-deleted", 6, { version: 2, content: "Lives in Oslo." });

const fold = (...events: readonly MemoryEvent[]) =>
  foldMemories(PersistentMap<string, Memory>(), events).get("mem_1");

describe("foldMemories", () => {
  it("keeps every version with the stretch in which it held, without gap or overlap", () => {
    const memory = fold(added, updated, deleted);
    expect(memory?.versions.map(({ content, validFrom, validTo }) => [content, validFrom, validTo])).toEqual([
      ["Lives in Bergen.", 1, 4],
      ["Lives in Oslo.", 4, 6],
    ]);
  });

  it("answers what held at a position, and what holds now", () => {
    const memory = fold(added, updated, deleted);
    const contents = [0, 1, 3, 4, 5, 6].map((position) =>
      memory ? versionAsOf(memory, position)?.content : undefined,
    );
    expect(contents).toEqual([
      undefined,
      "Lives in Bergen.",
      "Lives in Bergen.",
      "Lives in Oslo.",
      "Lives in Oslo.",
      undefined,
    ]);
    expect(memory && currentVersion(memory)).toBeNull();
    const alive = fold(added, updated);
    expect(alive && currentVersion(alive)?.version).toBe(2);
  });

  it("refuses an event that has no place in the owner's stream", () => {
    expect(() => fold(event("memory-added", null, { content: "x" }))).toThrow("no memory position");
  });
});
