import { describe, expect, test } from "vitest";
import type { NewEvent, SessionEvent } from "@/lib/core/log/events";
import { chainStart, checkChain, type StoredEvent } from "@/lib/core/log/hash-chain";
import { eraseEvent } from "@/lib/core/memory/erase/erase-event";
import { createSaysMatcher } from "@/lib/core/memory/erase/says";
import type { Storage } from "@/lib/ports/storage";
import {
  added,
  atMs,
  base,
  nextId,
  noticed,
  purged,
  started,
  stepFinished,
  stepStarted,
  turnStarted,
  updated,
} from "./contract-events";
import { openStorage } from "./open-storage";

/** Values that a storage could give back otherwise than it got them. */
const awkward = {
  text: 'Ça — 你好, مرحبا, 👨‍👩‍👧, a\u0301, \u2028 " \\ \n',
  numbers: [0.1, 1e21, 1e-7, -0.5, 9_007_199_254_740_991, 3.0],
  nested: { zebra: [{ b: null, a: true }], "": "empty key", Ä: 1, a: 2 },
};

/** What every implementation must keep of the chain of hashes; run in memory, on PGlite and on a Postgres server. */
export function describeHashChain(name: string, open: () => Promise<Storage>): void {
  describe(`hash chain: ${name}`, () => {
    const opened = openStorage(open);
    const { append, appendTo, read, fork } = opened;

    const chainOf = (events: readonly SessionEvent[]) => checkChain(events as readonly StoredEvent[]);
    const closed = { broken: null, coverage: { hashedFrom: 1, erased: [] } };

    /** A turn with a model call, after the start of the session. */
    async function playTurn() {
      const turnId = nextId();
      await append(0, [started()]);
      await append(1, [turnStarted(turnId)], { lease: { take: { turnId, untilMs: atMs } } });
      await append(2, [noticed("room"), stepStarted(turnId, 1, []), stepFinished(turnId, 1, "Hi.")]);
      return turnId;
    }

    test("closes over everything that was appended, in however many goes, and records its head in each step (R5)", async () => {
      await playTurn();
      const events = await read();
      expect(chainOf(events)).toEqual(closed);
      expect(events.map((event) => typeof event.hash)).toEqual(events.map(() => "string"));
      const step = events.find((event) => event.type === "step-started");
      expect(step?.type === "step-started" && step.logHash).toBe(events[(step?.sequence ?? 0) - 2]?.hash);
    });

    test("is over what the storage gives back, whatever was in the event", async () => {
      const rejected: NewEvent = {
        ...base(),
        at: "2026-11-22T12:00:00Z",
        type: "operation-rejected",
        operation: null,
        toolName: awkward.text,
        input: awkward,
        code: "UNKNOWN_TOOL",
        reason: awkward.text,
        toolCallId: null,
        durationMs: 0.1,
        result: null,
      };
      await append(0, [started(), rejected, added("mem_a", awkward.text, { a: awkward.text })]);
      expect(chainOf(await read())).toEqual(closed);
    });

    test("is the log's own: what a caller says about hashes is not taken", async () => {
      const foreign = { hash: "f".repeat(64), remainsHash: "f".repeat(64), logHash: "f".repeat(64) };
      const turnId = nextId();
      await append(0, [started()]);
      await append(1, [turnStarted(turnId)], { lease: { take: { turnId, untilMs: atMs } } });
      await append(2, [{ ...stepStarted(turnId, 1, []), ...foreign } as NewEvent]);
      const events = await read();
      expect(chainOf(events)).toEqual(closed);
      expect(JSON.stringify(events)).not.toContain("f".repeat(64));
    });

    test("does not move when a request is repeated or refused", async () => {
      const first = await append(0, [started(), noticed("one")]);
      const [, second] = await read();
      const again = await append(0, first.ok ? [...first.value.events] : []);
      expect(again.ok && again.value.events).toEqual(first.ok && first.value.events);
      expect(await append(9, [noticed("early")])).toMatchObject({ ok: false });
      expect(await append(2, [updated("mem_nobody", 7, "Nothing.")])).toMatchObject({ ok: false });
      await append(2, [noticed("two")]);
      const events = await read();
      expect(events[1]).toEqual(second);
      expect(chainOf(events)).toEqual(closed);
    });

    test("of many writers with the same expectation one goes on with it", async () => {
      await append(0, [started()]);
      await Promise.all(Array.from({ length: 6 }, (_, index) => append(1, [noticed(`writer ${index}`)])));
      expect(await read()).toHaveLength(2);
      expect(chainOf(await read())).toEqual(closed);
    });

    test("of a branch goes on from its parent's event, through any number of parents and beside its siblings", async () => {
      const { sessionId: root } = opened.scope;
      await append(0, [started(), noticed("one"), noticed("two"), noticed("three")]);
      const child = await fork(root, 3, [noticed("child")]);
      const sibling = await fork(root, 3, [noticed("sibling")]);
      const grandchild = await fork(child, 4);
      const sandbox = await fork(child, 5, [added("mem_s", "Only here.")], 0);
      await appendTo(grandchild, 5, [noticed("later")]);
      await append(4, [noticed("later in the root")]);
      const logs = await Promise.all([root, child, sibling, grandchild, sandbox].map((each) => read(each)));
      for (const log of logs) expect(chainOf(log)).toEqual(closed);
      expect(new Set(logs.map((log) => log.at(-1)?.hash)).size).toBe(logs.length);
    });

    test("closes after a purge, again and again, and names the events that lost words", async () => {
      const text = "The safe opens with zeta.";
      await append(0, [started(), added("mem_a", text), noticed(`It says: ${text}`), noticed("Nothing.")]);
      const before = await read();
      const child = await fork(opened.scope.sessionId, 4);
      const desk = nextId();
      await appendTo(desk, 0, [started()]);
      const erase = async (says: string, memoryIds: readonly string[]) => {
        const purge = { ...purged("mem_a", 1), id: nextId() };
        const matcher = createSaysMatcher([says]);
        const erasure = { matcher, memoryIds: new Set(memoryIds), erasedBy: purge.id };
        const places = new Set(["events", "messages", "answers", "proposals", "summaries"] as const);
        return {
          purge,
          erasures: (await read()).flatMap((event) => eraseEvent(event, { ...erasure, places }) ?? []),
        };
      };
      const first = await erase(text, ["mem_a"]);
      expect(await appendTo(desk, 1, [first.purge], { erasures: first.erasures })).toMatchObject({
        ok: true,
      });
      const coverage = { hashedFrom: 1, erased: [2, 3] };
      expect(chainOf(await read())).toEqual({ broken: null, coverage });
      const again = await erase("Nothing.", []);
      expect(await appendTo(desk, 2, [noticed("purge")], { erasures: again.erasures })).toMatchObject({
        ok: true,
      });
      const twice = { broken: null, coverage: { hashedFrom: 1, erased: [2, 3, 4] } };
      expect(chainOf(await read())).toEqual(twice);
      expect(chainOf(await read(child))).toEqual(twice);
      expect((await read()).map((event) => event.hash)).toEqual(before.map((event) => event.hash));
      await append(4, [noticed("goes on")]);
      expect(chainOf(await read())).toEqual(twice);
    });

    test("of an adopted log is its own, from its first event on, and goes on from its end", async () => {
      const foreign = [started(), noticed("one"), added("mem_a", "Lives in Oslo.")].map(
        (event, index) =>
          ({
            ...event,
            sessionId: opened.scope.sessionId,
            sequence: index + 1,
            schemaVersion: 3,
            memoryPosition: index === 2 ? 1 : null,
            hash: "e".repeat(64),
          }) as SessionEvent,
      );
      expect(await opened.storage.eventLog.adopt({ ...opened.scope, events: foreign })).toBe(true);
      expect(await append(3, [noticed("goes on")])).toMatchObject({ ok: true });
      expect(chainOf(await read())).toEqual(closed);
      expect((await read()).some((event) => event.hash === chainStart)).toBe(false);
    });
  });
}
