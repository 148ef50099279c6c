import { describe, expect, test } from "vitest";
import type { Memory, MemoryVersion } from "../log/memory";
import { sandboxChangeOf } from "./sandbox-changes";

const version = (
  number: number,
  content: string,
  validFrom: number,
  validTo: number | null,
): MemoryVersion => ({
  memoryId: "mem_a",
  version: number,
  content,
  memoryType: "general",
  metadata: {},
  origin: "edited-by-person",
  source: null,
  by: "person",
  at: "2026-11-22T12:00:00.000Z",
  sessionId: "s",
  eventId: `e${number}`,
  validFrom,
  validTo,
});
const memory = (...versions: MemoryVersion[]): Memory => ({ memoryId: "mem_a", versions });
const change = (inSandbox: Memory | null, ofPerson: Memory | null) =>
  sandboxChangeOf("mem_a", { inSandbox, ofPerson, forkMemoryPosition: 5 });

describe("what a sandbox changed in a memory", () => {
  const mine = memory(version(1, "Bergen", 3, null));

  test("is an addition, an update or a deletion against what it began with", () => {
    expect(change(memory(version(1, "New", 6, null)), null)).toMatchObject({
      kind: "added",
      conflict: false,
    });
    expect(change(memory(version(1, "Bergen", 3, 6), version(2, "Oslo", 6, null)), mine)).toMatchObject({
      kind: "updated",
      conflict: false,
      base: { content: "Bergen" },
      wanted: { content: "Oslo" },
    });
    expect(change(memory(version(1, "Bergen", 3, 6)), mine)).toMatchObject({ kind: "deleted", wanted: null });
  });

  test("is nothing when it ends where it began, or where the person is now", () => {
    expect(change(memory(version(1, "New", 6, 7)), null)).toBeNull();
    const backAgain = memory(
      version(1, "Bergen", 3, 6),
      version(2, "Oslo", 6, 7),
      version(3, "Bergen", 7, null),
    );
    expect(change(backAgain, mine)).toBeNull();
    const same = memory(version(1, "Bergen", 3, 9), version(2, "Oslo", 9, null));
    expect(change(memory(version(1, "Bergen", 3, 6), version(2, "Oslo", 6, null)), same)).toBeNull();
  });

  test("is a conflict when the person's memory has moved on since", () => {
    const moved = memory(version(1, "Bergen", 3, 8), version(2, "Rome", 8, null));
    expect(change(memory(version(1, "Bergen", 3, 6), version(2, "Oslo", 6, null)), moved)).toMatchObject({
      kind: "updated",
      conflict: true,
      current: { content: "Rome" },
    });
    const gone = memory(version(1, "Bergen", 3, 8));
    expect(change(memory(version(1, "Bergen", 3, 6), version(2, "Oslo", 6, null)), gone)).toMatchObject({
      conflict: true,
      current: null,
    });
    expect(change(memory(version(1, "Bergen", 3, 6)), gone)).toBeNull();
  });
});
