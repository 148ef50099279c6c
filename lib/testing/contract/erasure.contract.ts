import { describe, expect, test } from "vitest";
import { eraseEvent } from "@/lib/core/memory/erase/erase-event";
import { createSaysMatcher } from "@/lib/core/memory/erase/says";
import { foldSession } from "@/lib/core/session/fold";
import {
  added,
  atMs,
  nextId,
  proposed,
  purged,
  retrieved,
  started,
  stepFinished,
  stepStarted,
  turnStarted,
} from "./contract-events";
import { openStorage, type TestedStorage } from "./open-storage";

const canary = "zeta-4711-kappa";

/** What every storage must keep when a purge takes words out of the log. */
export function describeErasure(name: string, open: () => Promise<TestedStorage>): void {
  describe(`erasure: ${name}`, () => {
    const opened = openStorage(open);
    const { append } = opened;

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
      const found = await opened.storage.eventLog.findMentions({
        ownerId: opened.scope.ownerId,
        memoryIds: [...memoryIds],
        words: matcher.anyOf,
      });
      const erasures = found.flatMap(
        (event) => eraseEvent(event, { matcher, memoryIds, places, erasedBy }) ?? [],
      );
      return { erasures, purge: { ...purged("mem_a", 1), id: erasedBy } };
    }

    test("after a purge no table holds a byte of it, and the log keeps its shape (R16)", async () => {
      const { erasures, purge } = await fill();
      const before = await opened.storage.eventLog.read(opened.scope);
      expect(await opened.storage.countRowsWith(canary)).toBeGreaterThan(4);
      expect(await append(7, [purge], { erasures })).toMatchObject({ ok: true });
      expect(await opened.storage.countRowsWith(canary)).toBe(0);
      const after = await opened.storage.eventLog.read(opened.scope);
      const shape = (events: typeof after) =>
        events.map(({ id, sequence, type, memoryPosition }) => ({ id, sequence, type, memoryPosition }));
      expect(shape(after).slice(0, 7)).toEqual(shape(before));
      expect(after.filter((event) => event.erasedBy === purge.id)).toHaveLength(erasures.length);
      expect(foldSession(after).sequence).toBe(8);
      const [entry] = await opened.storage.sessionDirectory.list({ ...opened.scope, limit: 9 });
      expect(entry?.title).toBe("[erased]");
      expect(await opened.storage.memoryLibrary.countEmbeddings({ ...opened.scope, memoryId: "mem_a" })).toBe(
        0,
      );
    });

    test("a session that began with the same words keeps its title, as it keeps its words", async () => {
      const { erasures, purge } = await fill();
      const twin = { ownerId: opened.scope.ownerId, sessionId: nextId() };
      const said = { ...turnStarted(nextId()), text: `The safe opens with ${canary}.` };
      await opened.storage.eventLog.append({ ...twin, expectedSequence: 0, events: [started(), said] });
      expect(await append(7, [purge], { erasures })).toMatchObject({ ok: true });
      const listed = await opened.storage.sessionDirectory.list({ ...opened.scope, limit: 9 });
      expect(new Map(listed.map(({ sessionId, title }) => [sessionId, title]))).toEqual(
        new Map([
          [opened.scope.sessionId, "[erased]"],
          [twin.sessionId, `The safe opens with ${canary}`],
        ]),
      );
    });

    test("erases nothing when the append is refused, and nothing of somebody else", async () => {
      const { erasures, purge } = await fill();
      const rows = await opened.storage.countRowsWith(canary);
      expect(await append(3, [purge], { erasures })).toMatchObject({ ok: false });
      expect(await opened.storage.countRowsWith(canary)).toBe(rows);
      const eve = { ownerId: nextId(), sessionId: nextId() };
      await opened.storage.eventLog.append({ ...eve, expectedSequence: 0, events: [started()], erasures });
      expect(await opened.storage.countRowsWith(canary)).toBe(rows);
      const words = { ownerId: eve.ownerId, memoryIds: ["mem_a"], words: [canary] };
      expect(await opened.storage.eventLog.findMentions(words)).toEqual([]);
    });
  });
}
