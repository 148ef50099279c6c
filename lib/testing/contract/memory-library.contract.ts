import { describe, expect, test } from "vitest";
import type { NewEvent } from "@/lib/core/log/events";
import type { MemoryFilter, MemorySort } from "@/lib/core/memory/memory-query";
import { deriveMemoryUses } from "@/lib/core/memory/memory-use";
import type { Storage } from "@/lib/ports/storage";
import {
  added,
  atMs,
  decided,
  deleted,
  forked,
  nextId,
  proposed,
  retrieved,
  started,
  stepFinished,
  stepStarted,
  turnStarted,
  updated,
} from "./contract-events";
import { openStorage } from "./open-storage";

/** What every implementation of the library must keep; run in memory, on PGlite and on a Postgres server. */
export function describeMemoryLibrary(name: string, open: () => Promise<Storage>): void {
  describe(`memory library: ${name}`, () => {
    const opened = openStorage(open);
    const { append } = opened;

    /** Four memories; `tea` was retrieved twice and cited once, `boat` was retrieved once. */
    async function live(): Promise<void> {
      const turnId = nextId();
      const itemIds = [nextId(), nextId()] as const;
      await append(0, [
        started(),
        added("mem_tea", "Likes tea."),
        added("mem_boat", "Owns a boat that is called Heron and lies in Bergen."),
        added("mem_cat", "Has a cat.", { slot: "pet" }),
        added("mem_gone", "Gone."),
        deleted("mem_gone", 1),
        { ...added("mem_said", "Said it."), origin: "said-by-person" } as NewEvent,
      ]);
      await append(7, [turnStarted(turnId)], { lease: { take: { turnId, untilMs: atMs } } });
      const turn = { turnId, step: 1 };
      await append(8, [stepStarted(turnId, 1, [])]);
      await append(9, [
        retrieved(
          [
            ["mem_tea", "Likes tea."],
            ["mem_boat", "Owns a boat that is called Heron and lies in Bergen."],
          ],
          itemIds[0],
          turn,
        ),
      ]);
      await append(10, [retrieved([["mem_tea", "Likes tea."]], itemIds[1], turn)]);
      await append(11, [stepStarted(turnId, 2, [...itemIds])]);
      await append(12, [stepFinished(turnId, 2, "Tea [mem_tea], as ever [mem_tea, mem_nobody].")]);
      await append(13, [stepStarted(turnId, 3, [itemIds[0]])]);
    }
    const list = (sort: MemorySort, filter: MemoryFilter = {}, limit = 9, cursor: string | null = null) =>
      opened.storage.memoryLibrary.list({ ownerId: opened.scope.ownerId, sort, filter, limit, cursor });
    const ids = async (sort: MemorySort, filter: MemoryFilter = {}) =>
      (await list(sort, filter)).entries.map((entry) => entry.version.memoryId);

    test("counts and lists nothing of what a sandbox retrieves, cites or proposes", async () => {
      await live();
      const before = await opened.storage.memoryLibrary.usageOf({ ...opened.scope, memoryId: "mem_tea" });
      const sandbox = { ownerId: opened.scope.ownerId, sessionId: nextId() };
      const turnId = nextId();
      const itemId = nextId();
      const events = [
        forked(opened.scope.sessionId, 7, 6),
        turnStarted(turnId),
        retrieved([["mem_tea", "Likes tea."]], itemId, { turnId, step: 1 }),
        stepStarted(turnId, 2, [itemId]),
        stepFinished(turnId, 2, "Tea [mem_tea]."),
        proposed("in-sandbox", "Likes coffee."),
      ];
      const lease = { take: { turnId, untilMs: atMs } };
      expect(
        await opened.storage.eventLog.append({ ...sandbox, expectedSequence: 7, events, lease }),
      ).toMatchObject({
        ok: true,
      });
      expect(await opened.storage.memoryLibrary.usageOf({ ...opened.scope, memoryId: "mem_tea" })).toEqual(
        before,
      );
      expect(await opened.storage.memoryLibrary.proposals({ ...opened.scope, limit: 9 })).toEqual([]);
    });

    test("the timeline names every change, thins evenly and always keeps the newest", async () => {
      expect(await opened.storage.memoryLibrary.timeline({ ...opened.scope, limit: 9 })).toEqual({
        head: 0,
        marks: [],
      });
      await append(0, [started(), added("mem_a", "One."), updated("mem_a", 2, "Two."), deleted("mem_a", 2)]);
      const { head, marks } = await opened.storage.memoryLibrary.timeline({ ...opened.scope, limit: 9 });
      expect(head).toBe(3);
      expect(marks.map(({ position, kind }) => [position, kind])).toEqual([
        [1, "add"],
        [2, "update"],
        [3, "delete"],
      ]);
      const thinned = await opened.storage.memoryLibrary.timeline({ ...opened.scope, limit: 2 });
      expect(thinned.marks.map(({ position }) => position)).toEqual([1, 3]);
      const eve = await opened.storage.memoryLibrary.timeline({ ownerId: nextId(), limit: 9 });
      expect(eve).toEqual({ head: 0, marks: [] });
    });

    test("counts retrievals, prompts and citations, and equals what the log says", async () => {
      await live();
      const { memoryLibrary } = opened.storage;
      const of = (memoryId: string) => memoryLibrary.usageOf({ ownerId: opened.scope.ownerId, memoryId });
      expect(await of("mem_tea")).toMatchObject({ retrievals: 2, steps: 3, citations: 1 });
      expect(await of("mem_boat")).toMatchObject({ retrievals: 1, steps: 2, citations: 0, tokenSteps: 50 });
      expect(await of("mem_cat")).toMatchObject({ retrievals: 0, steps: 0, lastUsedAt: null });
      const derived = deriveMemoryUses(await opened.storage.eventLog.read(opened.scope));
      for (const memoryId of ["mem_tea", "mem_boat"]) {
        const uses = await memoryLibrary.uses({ ownerId: opened.scope.ownerId, memoryId, limit: 9 });
        const bare = uses.map(({ sessionTitle: _, question: __, answer: ___, ...use }) => use);
        expect(bare).toHaveLength(memoryId === "mem_tea" ? 2 : 1);
        expect(bare).toEqual(expect.arrayContaining(derived.filter((use) => use.memoryId === memoryId)));
      }
    });

    test("says in which answer a memory was used", async () => {
      await live();
      const [use] = await opened.storage.memoryLibrary.uses({
        ownerId: opened.scope.ownerId,
        memoryId: "mem_boat",
        limit: 9,
      });
      expect(use).toMatchObject({
        sessionTitle: "Hello there",
        question: "Hello there",
        answer: "Tea [mem_tea], as ever [mem_tea, mem_nobody].",
        version: 1,
      });
    });

    test("sorts by age, use, cost and uselessness", async () => {
      await live();
      expect(await ids("newest")).toEqual(["mem_said", "mem_cat", "mem_boat", "mem_tea"]);
      expect((await ids("most-used")).slice(0, 2)).toEqual(["mem_tea", "mem_boat"]);
      expect((await ids("most-expensive")).slice(0, 2)).toEqual(["mem_boat", "mem_tea"]);
      expect(await ids("least-useful")).toEqual(["mem_boat", "mem_said", "mem_cat", "mem_tea"]);
    });

    test("filters, and counts what the filter lets through", async () => {
      await live();
      expect(await ids("newest", { usage: "never-used" })).toEqual(["mem_said", "mem_cat"]);
      expect(await ids("newest", { usage: "used" })).toEqual(["mem_boat", "mem_tea"]);
      expect(await ids("newest", { origins: ["said-by-person"] })).toEqual(["mem_said"]);
      expect(await ids("newest", { memoryTypes: ["preference"] })).toEqual([]);
      expect(await ids("newest", { sessionId: opened.scope.sessionId })).toHaveLength(4);
      expect(await ids("newest", { sessionId: "elsewhere" })).toEqual([]);
      expect(await ids("newest", { changedAfter: "2026-11-22T12:00:00.001Z" })).toEqual([]);
      expect(await ids("newest", { changedBefore: "2026-11-22T13:00:00+00:00" })).toHaveLength(4);
      expect(await list("newest", { usage: "used" }, 1)).toMatchObject({ total: 2 });
    });

    test("pages without losing or repeating anything, also when new memories arrive in between", async () => {
      await live();
      for (const sort of ["newest", "most-used", "most-expensive", "least-useful"] as const) {
        const first = await list(sort, {}, 2);
        const second = await list(sort, {}, 2, first.nextCursor);
        expect(second.nextCursor).toBeNull();
        expect([...first.entries, ...second.entries].map((entry) => entry.version.memoryId)).toEqual(
          await ids(sort),
        );
      }
      const first = await list("newest", {}, 2);
      await append(14, [added("mem_new", "New.")]);
      const second = await list("newest", {}, 2, first.nextCursor);
      expect(second.entries.map((entry) => entry.version.memoryId)).toEqual(["mem_boat", "mem_tea"]);
    });

    test("gives entries in the order that was asked for, without what is gone or filtered out", async () => {
      await live();
      const memoryIds = ["mem_cat", "mem_gone", "mem_nobody", "mem_tea"];
      const entries = await opened.storage.memoryLibrary.entriesOf({
        ownerId: opened.scope.ownerId,
        memoryIds,
        filter: {},
      });
      expect(entries.map((entry) => entry.version.memoryId)).toEqual(["mem_cat", "mem_tea"]);
      const used = await opened.storage.memoryLibrary.entriesOf({
        ownerId: opened.scope.ownerId,
        memoryIds,
        filter: { usage: "used" },
      });
      expect(used.map((entry) => entry.usage.retrievals)).toEqual([2]);
    });

    test("shows the store as it was, and the events in between", async () => {
      await append(0, [started(), added("mem_a", "One."), added("mem_b", "Other.")]);
      await append(3, [updated("mem_a", 2, "Two."), deleted("mem_b", 1)]);
      const asOf = async (position: number) =>
        (
          await opened.storage.memoryLibrary.listAsOf({ ownerId: opened.scope.ownerId, position, limit: 9 })
        ).versions.map(({ content }) => content);
      expect(await asOf(0)).toEqual([]);
      expect(await asOf(2)).toEqual(["Other.", "One."]);
      expect(await asOf(4)).toEqual(["Two."]);
      const events = await opened.storage.memoryLibrary.memoryEvents({
        ownerId: opened.scope.ownerId,
        afterPosition: 1,
        upToPosition: 3,
      });
      expect(events.map(({ type, memoryId }) => [type, memoryId])).toEqual([
        ["memory-added", "mem_b"],
        ["memory-updated", "mem_a"],
      ]);
      const one = await opened.storage.memoryLibrary.memoryEvents({
        ownerId: opened.scope.ownerId,
        memoryIds: ["mem_a"],
      });
      expect(one).toHaveLength(2);
    });

    test("lists proposals by status, with what was proposed", async () => {
      await append(0, [started(), proposed("p-1", "One."), proposed("p-2", "Two.", "shadow")]);
      await append(3, [decided("p-1", "declined")]);
      const proposals = await opened.storage.memoryLibrary.proposals({
        ownerId: opened.scope.ownerId,
        limit: 9,
      });
      expect(proposals.map(({ proposalId, status }) => [proposalId, status])).toEqual([
        ["p-2", "shadow"],
        ["p-1", "declined"],
      ]);
      const shadow = await opened.storage.memoryLibrary.proposals({
        ownerId: opened.scope.ownerId,
        status: "shadow",
        limit: 9,
      });
      expect(shadow).toMatchObject([{ event: { content: "Two." }, decidedAt: null }]);
      const eve = { ownerId: nextId(), proposalIds: ["p-1", "p-2"] };
      expect(await opened.storage.memoryLibrary.proposalsOf(eve)).toEqual([]);
    });

    test("shows nothing of another owner", async () => {
      await live();
      const eve = { ownerId: nextId() };
      const { memoryLibrary } = opened.storage;
      expect(
        await memoryLibrary.list({ ...eve, sort: "newest", filter: {}, limit: 9, cursor: null }),
      ).toEqual({ entries: [], nextCursor: null, total: 0 });
      expect(await memoryLibrary.entriesOf({ ...eve, memoryIds: ["mem_tea"], filter: {} })).toEqual([]);
      expect(await memoryLibrary.usageOf({ ...eve, memoryId: "mem_tea" })).toMatchObject({ retrievals: 0 });
      expect(await memoryLibrary.uses({ ...eve, memoryId: "mem_tea", limit: 9 })).toEqual([]);
      expect(await memoryLibrary.listAsOf({ ...eve, position: 9, limit: 9 })).toEqual({
        versions: [],
        total: 0,
      });
      expect(await memoryLibrary.memoryEvents({ ...eve, memoryIds: ["mem_tea"] })).toEqual([]);
    });
  });
}
