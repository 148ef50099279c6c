import process from "node:process";
import fc from "fast-check";
import { Map as ImmutableMap } from "immutable";
import { describe, expect, test } from "vitest";
import type { MemoryEvent } from "../log/events";
import { currentVersion, type Memory } from "../log/memory";
import { applyMemoryEvent, foldMemories } from "../session/fold-memories";
import { undoneEventIds } from "./active-changes";
import { storeHash } from "./store-hash";
import { type MemoryInverse, planUndo } from "./undo-memory";

/** One owner's stream, with what it makes of the store. */
class Stream {
  readonly events: MemoryEvent[] = [];
  memories = ImmutableMap<string, Memory>();

  push(event: object): MemoryEvent {
    const position = this.events.length + 1;
    const envelope = {
      id: `e${position}`,
      memoryPosition: position,
      sessionId: "s",
      sequence: position,
      by: "agent",
      at: "2026-11-22T12:00:00.000Z",
      turnId: null,
      step: null,
      schemaVersion: 2,
    };
    const placed = { ...envelope, ...event } as MemoryEvent;
    this.events.push(placed);
    this.memories = applyMemoryEvent(this.memories, placed);
    return placed;
  }
  add = (memoryId: string, content: string, metadata = {}) =>
    this.push({ type: "memory-added", memoryId, version: 1, ...written(content, metadata) });
  update = (memoryId: string, content: string, metadata = {}) => {
    const version = (this.memories.get(memoryId)?.versions.at(-1)?.version ?? 0) + 1;
    return this.push({
      type: "memory-updated",
      memoryId,
      version,
      ...written(content, metadata, "edited-by-person"),
    });
  };
  delete = (memoryId: string) => {
    const version = this.memories.get(memoryId)?.versions.at(-1)?.version;
    return this.push({ type: "memory-deleted", memoryId, version, content: "" });
  };
  plan = (events: readonly MemoryEvent[], mode: "ask" | "with-dependents" | "only-this" = "ask") =>
    planUndo(
      { memories: [...this.memories.values()], events: this.events },
      new Set(events.map(({ id }) => id)),
      mode,
    );
  apply = (inverses: readonly MemoryInverse[]) => inverses.map((inverse) => this.push(inverse));
  text = (memoryId: string) => {
    const memory = this.memories.get(memoryId);
    return memory ? (currentVersion(memory)?.content ?? null) : null;
  };
  hash = () => storeHash(this.memories.values());
}

function written(content: string, metadata: object, origin = "said-by-person") {
  return { content, metadata, memoryType: "general", origin, source: null };
}

describe("undo of one change", () => {
  test("takes an ADD, an UPDATE and a DELETE back by a new event each", () => {
    const stream = new Stream();
    const added = stream.add("m", "Tea.");
    const updated = stream.update("m", "Coffee.");
    const deleted = stream.delete("m");
    for (const [event, type, after] of [
      [deleted, "memory-restored", "Coffee."],
      [updated, "memory-updated", "Tea."],
      [added, "memory-deleted", null],
    ] as const) {
      const { inverses } = stream.plan([event]);
      expect(inverses).toMatchObject([{ type, undoes: event.id }]);
      stream.apply(inverses);
      expect(stream.text("m")).toBe(after);
    }
  });

  test("undoing the undo is a redo", () => {
    const stream = new Stream();
    stream.add("m", "Tea.");
    const updated = stream.update("m", "Coffee.");
    const [undo] = stream.apply(stream.plan([updated]).inverses);
    expect(stream.text("m")).toBe("Tea.");
    stream.apply(stream.plan(undo ? [undo] : []).inverses);
    expect(stream.text("m")).toBe("Coffee.");
    expect(undoneEventIds(stream.events).has(updated.id)).toBe(false);
    stream.apply(stream.plan([updated]).inverses);
    expect(stream.text("m")).toBe("Tea.");
  });

  test("says which later changes build on it, and does nothing until asked again", () => {
    const stream = new Stream();
    const added = stream.add("m", "Tea.");
    const updated = stream.update("m", "Coffee.");
    stream.add("other", "Bergen.");
    expect(stream.plan([added])).toEqual({ inverses: [], dependents: [updated], changes: 1 });
    stream.apply(stream.plan([added], "with-dependents").inverses);
    expect(stream.text("m")).toBeNull();
    expect(stream.text("other")).toBe("Bergen.");
  });

  test("a later change that was undone builds on nothing", () => {
    const stream = new Stream();
    const added = stream.add("m", "Tea.");
    stream.apply(stream.plan([stream.update("m", "Coffee.")]).inverses);
    expect(stream.plan([added]).dependents).toEqual([]);
    stream.apply(stream.plan([added]).inverses);
    expect(stream.text("m")).toBeNull();
    expect(stream.plan([added])).toMatchObject({ inverses: [], changes: 0 });
  });

  test("only this: what later changes wrote stays, what is left of this one goes", () => {
    const stream = new Stream();
    stream.add("m", "Tea.", { slot: "drink" });
    const first = stream.update("m", "Coffee.", { slot: "drink", hot: true });
    stream.update("m", "Espresso.", { slot: "drink", hot: true });
    stream.apply(stream.plan([first], "only-this").inverses);
    const memory = stream.memories.get("m");
    expect(memory && currentVersion(memory)).toMatchObject({
      content: "Espresso.",
      metadata: { slot: "drink" },
    });
    const added = stream.events.slice(0, 1);
    expect(stream.plan(added, "only-this").inverses).toEqual([]);
  });

  test("a change that stands again because its undo is taken back builds on what is taken with it", () => {
    const stream = new Stream();
    const added = stream.add("m", "Tea.");
    const updated = stream.update("m", "Coffee.");
    const undo = stream.apply(stream.plan([updated]).inverses);
    expect(stream.plan([added, ...undo])).toEqual({ inverses: [], dependents: [updated], changes: 2 });

    const { inverses } = stream.plan([added, ...undo], "with-dependents");
    expect(inverses).toMatchObject([{ type: "memory-deleted", undoes: added.id }]);
    stream.apply(inverses);
    expect(stream.text("m")).toBeNull();
    expect(stream.plan(stream.events, "with-dependents").inverses).toEqual([]);
  });

  test("only this: the change that stands again keeps what it wrote", () => {
    const stream = new Stream();
    const added = stream.add("m", "Tea.");
    const undo = stream.apply(stream.plan([stream.update("m", "Coffee.")]).inverses);
    stream.apply(stream.plan([added, ...undo], "only-this").inverses);
    expect(stream.text("m")).toBe("Coffee.");
  });

  test("never touches what was purged", () => {
    const stream = new Stream();
    const added = stream.add("m", "Secret.");
    stream.push({ type: "memory-purged", memoryId: "m", version: 1 });
    expect(stream.plan([added], "with-dependents")).toEqual({ inverses: [], dependents: [], changes: 0 });
  });
});

/** How many sequences are tried; RUNS=5000 looks longer. fast-check prints the seed of a failure. */
const numRuns = Number(process.env.RUNS ?? 300);

type Act = readonly [kind: number, memory: number, content: number];
const acts: fc.Arbitrary<Act[]> = fc.array(fc.tuple(fc.nat(3), fc.nat(4), fc.nat(5)), { maxLength: 25 });

function perform(stream: Stream, [kind, memory, content]: Act): void {
  const memoryId = `m${memory}`;
  const known = stream.memories.get(memoryId);
  const holds = known && currentVersion(known) !== null;
  if (!known) stream.add(memoryId, `Text ${content}.`, { n: content });
  else if (kind === 0 && holds) stream.delete(memoryId);
  else if (kind < 3 && holds) stream.update(memoryId, `Text ${content}.`, { n: content });
  else stream.apply(stream.plan(stream.events.filter((_, index) => index % 5 === content)).inverses);
}

/** Takes an ADD back together with the undo of an UPDATE of it: the UPDATE once stood on nothing. */
const undoOfAnUndoWithItsBase: [Act[], Act[]] = [
  [[0, 0, 0]],
  [
    [0, 3, 0],
    [1, 3, 0],
    [0, 0, 0],
    [0, 1, 0],
    [0, 1, 0],
    [0, 0, 2],
    [0, 0, 1],
  ],
];

test("undoing any sequence of changes, the newest first, leads back to the same store", () => {
  fc.assert(
    fc.property(acts, acts, (earlier, later) => {
      const stream = new Stream();
      for (const act of earlier) perform(stream, act);
      const hash = stream.hash();
      const start = stream.events.length;
      for (const act of later) perform(stream, act);
      const changed = stream.events.slice(start);
      // One after the other, and all at once: both lead back.
      const twin = new Stream();
      for (const event of stream.events) twin.push(event);
      for (const event of [...changed].reverse()) stream.apply(stream.plan([event]).inverses);
      expect(stream.hash()).toBe(hash);
      const plan = twin.plan(changed, "with-dependents");
      twin.apply(plan.inverses);
      expect(twin.hash()).toBe(hash);
      expect(storeHash(foldMemories(ImmutableMap(), twin.events).values())).toBe(hash);
    }),
    { numRuns, examples: [undoOfAnUndoWithItsBase] },
  );
});

test("undoing and redoing any changes leads back to where they began", () => {
  fc.assert(
    fc.property(acts, fc.nat(), (history, pick) => {
      const stream = new Stream();
      for (const act of history) perform(stream, act);
      const target = stream.events[pick % Math.max(1, stream.events.length)];
      if (!target) return;
      const hash = stream.hash();
      const undone = stream.apply(stream.plan([target], "with-dependents").inverses);
      stream.apply(stream.plan(undone, "with-dependents").inverses);
      expect(stream.hash()).toBe(hash);
    }),
    { numRuns },
  );
});
