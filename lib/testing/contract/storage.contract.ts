import { Map as ImmutableMap } from "immutable";
import { describe, expect, test } from "vitest";
import { isMemoryEvent, type NewEvent } from "@/lib/core/log/events";
import { foldSession } from "@/lib/core/session/fold";
import { foldMemories } from "@/lib/core/session/fold-memories";
import { stateHash } from "@/lib/core/session/state-hash";
import { titleOf } from "@/lib/core/session/title";
import type { Storage } from "@/lib/ports/storage";
import { at } from "@/lib/testing/events";
import {
  added,
  atMs,
  base,
  deleted,
  nextId,
  noticed,
  started,
  turnStarted,
  updated,
} from "./contract-events";
import { openStorage } from "./open-storage";

/** What every implementation of the storage ports must keep; run in memory, on PGlite and on a Postgres server. */
export function describeStorage(name: string, open: () => Promise<Storage>): void {
  describe(`storage: ${name}`, () => {
    const opened = openStorage(open);
    const { append } = opened;

    test("numbers events densely and gives them back as they were written (R4)", async () => {
      const appended = await append(0, [started(), noticed("one")]);
      expect(appended).toMatchObject({
        ok: true,
        value: { events: [{ sequence: 1 }, { sequence: 2, memoryPosition: null }] },
      });
      await append(2, [noticed("two")]);
      const events = await opened.read();
      expect(events.map((event) => event.sequence)).toEqual([1, 2, 3]);
      expect(appended.ok && events.slice(0, 2)).toEqual(appended.ok && appended.value.events);
      expect(await opened.storage.eventLog.read({ ...opened.scope, afterSequence: 2 })).toEqual(
        events.slice(2),
      );
      expect(await opened.storage.eventLog.read({ ...opened.scope, upToSequence: 1 })).toEqual(
        events.slice(0, 1),
      );
    });

    test("refuses a stale sequence and writes nothing", async () => {
      await append(0, [started()]);
      expect(await append(0, [noticed("late")])).toEqual({
        ok: false,
        error: { code: "stale-sequence", headSequence: 1 },
      });
      expect(await append(7, [noticed("early")])).toMatchObject({
        ok: false,
        error: { code: "stale-sequence" },
      });
      expect(await opened.read()).toHaveLength(1);
    });

    test("lets exactly one of many writers with the same expectation win (R9)", async () => {
      await append(0, [started()]);
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, index) => append(1, [noticed(`writer ${index}`)])),
      );
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(await opened.read()).toHaveLength(2);
    });

    test("answers a repeated event id with the stored event and changes nothing", async () => {
      const event = added("mem_a", "Once.");
      await append(0, [started()]);
      const first = await append(1, [event]);
      const again = {
        ok: true,
        value: { written: false, events: first.ok && first.value.events, fence: null },
      };
      expect(first).toMatchObject({ ok: true, value: { written: true } });
      expect(await append(1, [event])).toEqual(again);
      expect(await append(9, [event])).toEqual(again);
      expect(await opened.storage.eventLog.find({ ...opened.scope, eventId: event.id })).toMatchObject({
        sequence: 2,
      });
      expect(await opened.storage.memoryStore.countCurrent(opened.scope)).toBe(1);
    });

    test("refuses an event id that is in another session, or of another kind of event", async () => {
      const event = added("mem_a", "Once.");
      await append(0, [started(), event]);
      const taken = { ok: false, error: { code: "id-taken", eventId: event.id } };
      expect(await append(2, [{ ...noticed("other"), id: event.id }])).toEqual(taken);
      const other = nextId();
      await opened.appendTo(other, 0, [started()]);
      expect(await opened.appendTo(other, 1, [event])).toEqual(taken);
      expect(await opened.read(other)).toHaveLength(1);
      expect(await opened.read()).toHaveLength(2);
    });

    test("tells exactly one of many writers of the same event that it wrote, and gives it the lease (R8, R10)", async () => {
      await append(0, [started()]);
      const message = turnStarted("turn-a");
      const results = await Promise.all(
        Array.from({ length: 6 }, () =>
          append(1, [message], { lease: { take: { turnId: "turn-a", untilMs: atMs } } }),
        ),
      );
      const outcomes = results.flatMap((result) => (result.ok ? [result.value] : []));
      expect(outcomes.filter(({ written }) => written)).toHaveLength(1);
      expect(outcomes.filter(({ fence }) => fence !== null)).toMatchObject([{ written: true, fence: 1 }]);
      expect(results.filter((result) => !result.ok)).toEqual([]);
      expect(await opened.read()).toHaveLength(2);
    });

    test("refuses what a worker writes without its fence or with an older one; a person needs none (R10)", async () => {
      const lease = { take: { turnId: "turn-a", untilMs: atMs } };
      const step = (turnId = "turn-a") => ({ ...noticed("step"), turnId, step: 1 });
      const lost = { ok: false, error: { code: "lease-lost", turnId: "turn-a" } };
      const { scope, storage } = opened;
      const write = (expectedSequence: number, events: NewEvent[], fence?: number) =>
        storage.eventLog.append({
          ...scope,
          expectedSequence,
          events,
          ...(fence === undefined ? {} : { fence }),
        });
      await append(0, [started()]);
      await append(1, [turnStarted("turn-a")], { lease });
      expect(await write(2, [step()])).toEqual(lost);
      expect(await write(2, [step()], 0)).toEqual(lost);
      expect(await write(2, [step()], 2)).toEqual(lost);
      expect(await write(2, [step()], 1)).toMatchObject({ ok: true });
      expect(await write(3, [{ ...step(), by: "person" }])).toMatchObject({ ok: true });
      expect(await storage.sessionDirectory.runningTurn(scope)).toEqual({
        turnId: "turn-a",
        fence: 1,
        partialText: "",
      });
      const ended: NewEvent = { ...base(), turnId: "turn-a", type: "turn-interrupted", reason: "gone" };
      await append(4, [ended], { lease: { release: { turnId: "turn-a" } } });
      expect(await storage.sessionDirectory.runningTurn(scope)).toBeNull();
      const next = await append(5, [turnStarted("turn-b")], {
        lease: { take: { turnId: "turn-b", untilMs: atMs } },
      });
      expect(next).toMatchObject({ ok: true, value: { fence: 2 } });
      expect(await write(6, [step("turn-b")], 1)).toEqual({
        ok: false,
        error: { code: "lease-lost", turnId: "turn-b" },
      });
      const renew = { ...scope, turnId: "turn-b", untilMs: atMs + 1 };
      expect(await storage.sessionDirectory.renewLease({ ...renew, fence: 1 })).toBe(false);
      expect(await storage.sessionDirectory.renewLease({ ...renew, fence: 2 })).toBe(true);
    });

    test("does not know sessions that were never begun", async () => {
      expect(await append(3, [noticed("nowhere")])).toMatchObject({
        ok: false,
        error: { code: "unknown-session" },
      });
      expect(await opened.storage.eventLog.exists(opened.scope)).toBe(false);
      expect(await opened.read()).toEqual([]);
    });

    test("writes events and their effect on memory together or not at all", async () => {
      await append(0, [started(), added("mem_a", "First.")]);
      const refused = await append(2, [
        added("mem_b", "Must vanish."),
        updated("mem_a", 3, "Skips a version."),
      ]);
      expect(refused).toEqual({ ok: false, error: { code: "stale-memory", memoryId: "mem_a" } });
      expect(await opened.read()).toHaveLength(2);
      expect(await opened.storage.memoryStore.find({ ...opened.scope, memoryId: "mem_b" })).toBeNull();
      expect(await opened.storage.memoryStore.memoryPosition(opened.scope)).toBe(1);
    });

    test("keeps every version, and the fold of all memory events equals the table (R2)", async () => {
      await append(0, [started(), added("mem_a", "Lives in Bergen."), added("mem_b", "Likes tea.")]);
      await append(3, [updated("mem_a", 2, "Lives in Tromsø."), deleted("mem_b", 1)]);
      const second = { ownerId: opened.scope.ownerId, sessionId: nextId() };
      await opened.storage.eventLog.append({
        ...second,
        expectedSequence: 0,
        events: [started(), updated("mem_a", 3, "Lives in Bodø.")],
      });
      const events = [...(await opened.read()), ...(await opened.storage.eventLog.read(second))].filter(
        isMemoryEvent,
      );
      expect(events.map((event) => event.memoryPosition)).toEqual([1, 2, 3, 4, 5]);
      const folded = foldMemories(ImmutableMap(), events);
      for (const [memoryId, memory] of folded)
        expect(await opened.storage.memoryStore.find({ ...opened.scope, memoryId })).toEqual(memory);
      expect(
        (await opened.storage.memoryStore.listCurrent({ ...opened.scope, limit: 9 })).map(
          (version) => version.content,
        ),
      ).toEqual(["Lives in Bodø."]);
    });

    test("folds to the same state after a reload", async () => {
      const appended = await append(0, [
        started(),
        noticed("emoji 👩‍🔬 and “quotes” and ümlaut"),
        added("mem_a", "Ünïcode 漢字 ⚓"),
      ]);
      expect(stateHash(foldSession(await opened.read()))).toBe(
        appended.ok && stateHash(foldSession(appended.value.events)),
      );
    });

    test("never shows or changes anything of another owner", async () => {
      await append(0, [started(), added("mem_a", "Secret of the first owner.")]);
      const eve = { ownerId: nextId(), sessionId: opened.scope.sessionId };
      expect(await opened.storage.eventLog.read(eve)).toEqual([]);
      expect(await opened.storage.eventLog.exists(eve)).toBe(false);
      expect(
        await opened.storage.eventLog.append({ ...eve, expectedSequence: 2, events: [noticed("intruder")] }),
      ).toMatchObject({ ok: false });
      expect(await opened.storage.memoryStore.find({ ownerId: eve.ownerId, memoryId: "mem_a" })).toBeNull();
      expect(await opened.storage.memoryStore.listCurrent({ ownerId: eve.ownerId, limit: 9 })).toEqual([]);
      const searched = {
        ownerId: eve.ownerId,
        query: "secret",
        embedding: null,
        metadataFilter: null,
        limit: 5,
      };
      expect(await opened.storage.memoryStore.search(searched)).toEqual({
        memories: [],
        searchedMemories: 0,
        sources: new Map(),
      });
      expect(await opened.storage.sessionDirectory.list({ ownerId: eve.ownerId, limit: 9 })).toEqual([]);
      const own = { ownerId: eve.ownerId, sessionId: nextId() };
      const stolen = await opened.storage.eventLog.append({
        ...own,
        expectedSequence: 0,
        events: [started(), deleted("mem_a", 1)],
      });
      expect(stolen).toMatchObject({ ok: false, error: { code: "stale-memory" } });
      expect(await opened.storage.memoryStore.countCurrent(opened.scope)).toBe(1);
    });

    test("runs one turn per session, and fences out a worker that lost its lease", async () => {
      await append(0, [started()]);
      const take = (turnId: string) => ({ lease: { take: { turnId, untilMs: atMs + 1_000 } } });
      await append(1, [turnStarted("turn-a")], take("turn-a"));
      expect(await append(2, [turnStarted("turn-b")], take("turn-b"))).toEqual({
        ok: false,
        error: { code: "turn-running", turnId: "turn-a" },
      });
      expect(
        await opened.storage.sessionDirectory.renewLease({
          ...opened.scope,
          turnId: "turn-a",
          fence: 1,
          untilMs: atMs + 5_000,
          partialText: "Half",
        }),
      ).toBe(true);
      expect(await opened.storage.sessionDirectory.listRunningTurns()).toContainEqual({
        ...opened.scope,
        turnId: "turn-a",
        fence: 1,
        partialText: "Half",
        leaseUntilMs: atMs + 5_000,
      });
      await append(2, [{ ...base(), turnId: "turn-a", type: "turn-interrupted", reason: "gone" }], {
        lease: { release: { turnId: "turn-a" } },
      });
      const late = await append(3, [
        { ...base(), turnId: "turn-a", type: "turn-completed", reason: "answered" },
      ]);
      expect(late).toEqual({ ok: false, error: { code: "lease-lost", turnId: "turn-a" } });
      expect(
        await opened.storage.sessionDirectory.renewLease({
          ...opened.scope,
          turnId: "turn-a",
          fence: 1,
          untilMs: atMs + 9_000,
          partialText: "",
        }),
      ).toBe(false);
    });

    test("calls a session after its first message, on one line and cut between characters", async () => {
      const text = `  Hello\n\n${"there ".repeat(10)}${"🐙".repeat(40)}`;
      const message = turnStarted("turn-a", text);
      await append(0, [started(), message], { lease: { take: { turnId: "turn-a", untilMs: atMs } } });
      const [entry] = await opened.storage.sessionDirectory.list({ ...opened.scope, limit: 5 });
      expect(entry?.title).toBe(titleOf(text));
      const adopted = { ownerId: opened.scope.ownerId, sessionId: nextId() };
      const events = (await opened.read()).map((event) => ({
        ...event,
        id: nextId(),
        sessionId: adopted.sessionId,
      }));
      await opened.storage.eventLog.adopt({ ...adopted, events });
      const listed = await opened.storage.sessionDirectory.list({ ...opened.scope, limit: 5 });
      expect(listed.map(({ title }) => title)).toEqual([titleOf(text), titleOf(text)]);
    });

    test("lists sessions with their first message as the title, last changed first", async () => {
      await append(0, [started()]);
      await append(1, [turnStarted("turn-a")], { lease: { take: { turnId: "turn-a", untilMs: atMs } } });
      const [entry] = await opened.storage.sessionDirectory.list({ ...opened.scope, limit: 5 });
      expect(entry).toEqual({
        ...{ pinned: false, archived: false, deleted: false, temporary: false },
        sessionId: opened.scope.sessionId,
        title: "Hello there",
        createdAt: expect.any(String),
        updatedAt: at,
        headSequence: 2,
        running: true,
        branches: 1,
        memberIds: [opened.scope.sessionId],
      });
    });
  });
}
