import fc from "fast-check";
import { Map as PersistentMap } from "immutable";
import { describe, expect, it } from "vitest";
import { memoryHistory, memoryHistoryArbitrary } from "@/lib/testing/memory-history";
import type { MemoryEvent } from "../log/events";
import { currentVersion, type Memory } from "../log/memory";
import { foldMemories } from "../session/fold-memories";
import { countChanges, diffStores } from "./diff-stores";

const fold = (events: readonly MemoryEvent[]) => foldMemories(PersistentMap<string, Memory>(), events);

/** The texts of a store by memory, made the long way: fold everything up to a position. */
function storeAt(history: readonly MemoryEvent[], position: number): ReadonlyMap<string, string> {
  const folded = fold(history.slice(0, position));
  return new Map(
    [...folded.values()].flatMap((memory) => {
      const version = currentVersion(memory);
      return version ? [[memory.memoryId, version.content] as const] : [];
    }),
  );
}

describe("the difference of two dates", () => {
  it("turns the older store into the younger one, for any history and any two positions", () => {
    fc.assert(
      fc.property(memoryHistoryArbitrary, fc.nat(60), fc.nat(60), (history, one, other) => {
        const [from, to] = [
          Math.min(one, other, history.length),
          Math.min(Math.max(one, other), history.length),
        ];
        const store = new Map(storeAt(history, from));
        for (const change of diffStores(history, { from, to })) {
          if (change.kind === "forgotten") expect(store.delete(change.memoryId)).toBe(true);
          else {
            expect(store.has(change.after.memoryId)).toBe(change.kind === "changed");
            if (change.kind === "changed")
              expect(store.get(change.after.memoryId)).toBe(change.before.content);
            store.set(change.after.memoryId, change.after.content);
          }
        }
        expect(store).toEqual(storeAt(history, to));
      }),
      { numRuns: 300 },
    );
  });

  it("gives every change its events, all of them between the two positions and of that memory", () => {
    fc.assert(
      fc.property(memoryHistoryArbitrary, fc.nat(60), (history, from) => {
        for (const change of diffStores(history, { from, to: history.length })) {
          const memoryId = change.kind === "forgotten" ? change.memoryId : change.after.memoryId;
          expect(change.why.length).toBeGreaterThan(0);
          for (const event of change.why) {
            expect(event.memoryId).toBe(memoryId);
            expect(event.memoryPosition).toBeGreaterThan(from);
          }
        }
      }),
    );
  });

  it("needs only the history of what changed in between", () => {
    fc.assert(
      fc.property(memoryHistoryArbitrary, fc.nat(60), (history, from) => {
        const to = history.length;
        const touched = new Set(history.slice(from).map((event) => event.memoryId));
        const part = history.filter((event) => touched.has(event.memoryId));
        expect(diffStores(part, { from, to })).toEqual(diffStores(history, { from, to }));
      }),
    );
  });

  it("does not show the text of what was purged, nor what came and went", () => {
    const history = memoryHistory([
      { act: "add", memory: 0, text: "Lives in Bergen" },
      { act: "add", memory: 1, text: "A secret" },
      { act: "update", memory: 0, text: "Lives in Tromsø" },
      { act: "purge", memory: 1 },
      { act: "add", memory: 2, text: "Gone again" },
      { act: "delete", memory: 2 },
    ]);
    const changes = diffStores(history, { from: 2, to: 6 });
    expect(countChanges(changes)).toEqual({ added: 0, changed: 1, forgotten: 1 });
    expect(JSON.stringify(changes.filter((change) => change.kind === "forgotten"))).not.toContain("secret");
  });
});
