import { beforeEach, describe, expect, test } from "vitest";
import type { NewEvent } from "@/lib/core/log/events";
import { eraseEvent } from "@/lib/core/memory/erase/erase-event";
import { createSaysMatcher } from "@/lib/core/memory/erase/says";
import { foldSession } from "@/lib/core/session/fold";
import type { AppendRequest } from "@/lib/ports/event-log";
import { added, atMs, nextId, started, turnStarted } from "./contract-events";
import { proposed, purged, retrieved, stepFinished, stepStarted } from "./contract-memory-events";
import type { LibraryStorage } from "./memory-library.contract";

/** A storage whose every byte can be looked through. */
export interface SearchableStorage extends LibraryStorage {
  /** How many rows of any table contain a text. */
  countRowsWith(text: string): Promise<number>;
}

const canary = "zeta-4711-kappa";

/** What every storage must keep when a purge takes words out of the log. */
export function describeErasure(name: string, open: () => Promise<SearchableStorage>): void {
  describe(`erasure: ${name}`, () => {
    let storage: SearchableStorage;
    let scope: { ownerId: string; sessionId: string };

    beforeEach(async () => {
      storage = await open();
      scope = { ownerId: nextId(), sessionId: nextId() };
    });

    const append = (expectedSequence: number, events: NewEvent[], extra: Partial<AppendRequest> = {}) =>
      storage.eventLog.append({ ...scope, expectedSequence, events, ...extra });

    /** A session that is full of the canary, and what a purge makes of its events. */
    async function fill() {
      const turnId = nextId();
      const text = `The safe opens with ${canary}.`;
      const embedded = { ...added("mem_a", text, { code: canary }), id: nextId() };
      const started_ = turnStarted(turnId);
      const message = started_.type === "turn-started" ? started_ : null;
      if (!message) throw new Error("no message");
      const item = message.items[0];
      const said = { ...message, text, items: item ? [{ ...item, text }] : [] };
      await append(0, [started(), embedded], {
        embeddings: new Map([[embedded.id, { model: "three", vector: [1, 0, 0] }]]),
      });
      await append(2, [said], { lease: { take: { turnId, untilMs: atMs } } });
      const itemId = nextId();
      await append(3, [
        retrieved([["mem_a", text]], itemId, { turnId, step: 1 }),
        stepStarted(turnId, 1, [itemId]),
        stepFinished(turnId, 1, `It opens: ${text}`),
        proposed("p-canary", text),
      ]);
      const erasedBy = nextId();
      const matcher = createSaysMatcher([text]);
      const memoryIds = new Set(["mem_a"]);
      const places = new Set(["events", "messages", "answers", "proposals", "summaries"] as const);
      const found = await storage.eventLog.findMentions({
        ownerId: scope.ownerId,
        memoryIds: [...memoryIds],
        words: matcher.anyOf,
      });
      const erasures = found.flatMap(
        (event) => eraseEvent(event, { matcher, memoryIds, places, erasedBy }) ?? [],
      );
      return { erasures, purge: { ...purged("mem_a", 1), id: erasedBy } };
    }

    test("after a purge no table holds a byte of it, and the log keeps its shape", async () => {
      const { erasures, purge } = await fill();
      const before = await storage.eventLog.read(scope);
      expect(await storage.countRowsWith(canary)).toBeGreaterThan(4);
      expect(await append(7, [purge], { erasures })).toMatchObject({ ok: true });
      expect(await storage.countRowsWith(canary)).toBe(0);
      const after = await storage.eventLog.read(scope);
      const shape = (events: typeof after) =>
        events.map(({ id, sequence, type, memoryPosition }) => ({ id, sequence, type, memoryPosition }));
      expect(shape(after).slice(0, 7)).toEqual(shape(before));
      expect(after.filter((event) => event.erasedBy === purge.id)).toHaveLength(erasures.length);
      expect(foldSession(after).sequence).toBe(8);
      const [entry] = await storage.sessionDirectory.list({ ...scope, limit: 9 });
      expect(entry?.title).toBe("[erased]");
      expect(await storage.memoryLibrary.countEmbeddings({ ...scope, memoryId: "mem_a" })).toBe(0);
    });

    test("erases nothing when the append is refused, and nothing of somebody else", async () => {
      const { erasures, purge } = await fill();
      const rows = await storage.countRowsWith(canary);
      expect(await append(3, [purge], { erasures })).toMatchObject({ ok: false });
      expect(await storage.countRowsWith(canary)).toBe(rows);
      const eve = { ownerId: nextId(), sessionId: nextId() };
      await storage.eventLog.append({ ...eve, expectedSequence: 0, events: [started()], erasures });
      expect(await storage.countRowsWith(canary)).toBe(rows);
      const words = { ownerId: eve.ownerId, memoryIds: ["mem_a"], words: [canary] };
      expect(await storage.eventLog.findMentions(words)).toEqual([]);
    });
  });
}
