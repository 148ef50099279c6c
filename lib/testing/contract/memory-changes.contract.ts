import { Map as ImmutableMap } from "immutable";
import { describe, expect, test } from "vitest";
import { isMemoryEvent, type NewEvent } from "@/lib/core/log/events";
import { foldMemories } from "@/lib/core/session/fold-memories";
import type { Storage } from "@/lib/ports/storage";
import {
  added,
  decided,
  deleted,
  nextId,
  proposed,
  purged,
  restored,
  started,
  updated,
} from "./contract-events";
import { openStorage } from "./open-storage";

/** What every storage must keep when memories come back, are purged, or wait for the person. */
export function describeMemoryChanges(name: string, open: () => Promise<Storage>): void {
  describe(`memory changes: ${name}`, () => {
    const opened = openStorage(open);
    const { append } = opened;
    const current = async () =>
      (await opened.storage.memoryStore.listCurrent({ ...opened.scope, limit: 9 })).map(
        ({ content }) => content,
      );
    async function expectFoldEqualsTable(): Promise<void> {
      const events = (await opened.storage.eventLog.read(opened.scope)).filter(isMemoryEvent);
      for (const [memoryId, memory] of foldMemories(ImmutableMap(), events))
        expect(await opened.storage.memoryStore.find({ ...opened.scope, memoryId })).toEqual(memory);
    }

    test("a deleted memory comes back as a new version", async () => {
      await append(0, [started(), added("mem_a", "Likes tea."), deleted("mem_a", 1)]);
      expect(await current()).toEqual([]);
      expect(await append(3, [restored("mem_a", 2, "Likes tea.")])).toMatchObject({
        ok: true,
        value: { events: [{ memoryPosition: 3 }] },
      });
      expect(await current()).toEqual(["Likes tea."]);
      await expectFoldEqualsTable();
    });

    test("an older version can hold again while a newer one holds", async () => {
      await append(0, [started(), added("mem_a", "One."), updated("mem_a", 2, "Two.")]);
      await append(3, [restored("mem_a", 3, "One.")]);
      expect(await current()).toEqual(["One."]);
      await expectFoldEqualsTable();
    });

    test("what was decided on memories that have changed since is not written (R9)", async () => {
      await append(0, [started(), added("mem_a", "Likes tea.")]);
      const write = (expectedMemoryPosition: number, expectedSequence: number, event: NewEvent) =>
        opened.storage.eventLog.append({
          ...opened.scope,
          expectedSequence,
          expectedMemoryPosition,
          events: [event],
        });
      expect(await write(0, 2, added("mem_b", "Likes tea."))).toEqual({
        ok: false,
        error: { code: "stale-memories", memoryPosition: 1 },
      });
      expect(await write(1, 2, added("mem_b", "Likes mate."))).toMatchObject({ ok: true });
      expect(await current()).toEqual(["Likes mate.", "Likes tea."]);
    });

    test("restoring builds on the last version, and on a memory that is there", async () => {
      await append(0, [started(), added("mem_a", "One.")]);
      const stale = { ok: false, error: { code: "stale-memory", memoryId: "mem_a" } };
      expect(await append(2, [restored("mem_a", 3, "Skips.")])).toEqual(stale);
      expect(await append(2, [restored("mem_x", 2, "Nobody.")])).toMatchObject({ ok: false });
    });

    test("a purge takes every version away, and what was purged cannot come back", async () => {
      await append(0, [started(), added("mem_a", "One."), updated("mem_a", 2, "Two.")]);
      expect(await append(3, [purged("mem_a", 1)])).toMatchObject({ ok: false });
      await append(3, [purged("mem_a", 2)]);
      expect(await opened.storage.memoryStore.find({ ...opened.scope, memoryId: "mem_a" })).toBeNull();
      expect(await append(4, [restored("mem_a", 3, "Back?")])).toMatchObject({ ok: false });
      await expectFoldEqualsTable();
    });

    test("nobody restores or purges a memory of somebody else", async () => {
      await append(0, [started(), added("mem_a", "Mine."), deleted("mem_a", 1)]);
      const eve = { ownerId: nextId(), sessionId: nextId() };
      for (const event of [restored("mem_a", 2, "Taken."), purged("mem_a", 1)]) {
        const tried = await opened.storage.eventLog.append({
          ...eve,
          expectedSequence: 0,
          events: [started(), event],
        });
        expect(tried).toMatchObject({ ok: false, error: { code: "stale-memory" } });
      }
      expect(await opened.storage.memoryStore.find({ ...opened.scope, memoryId: "mem_a" })).not.toBeNull();
    });

    test("a new memory cannot take the id of one that is there, nor an append carry one id twice", async () => {
      await append(0, [started(), added("mem_a", "Likes tea.")]);
      const taken = { ok: false, error: { code: "stale-memory", memoryId: "mem_a" } };
      expect(await append(2, [added("mem_b", "Gone with it."), added("mem_a", "Likes mate.")])).toEqual(
        taken,
      );
      expect(await append(2, [added("mem_c", "One."), added("mem_c", "Two.")])).toMatchObject({ ok: false });
      expect(await current()).toEqual(["Likes tea."]);
      const twice = added("mem_d", "Once.");
      await expect(append(2, [twice, twice])).rejects.toThrow();
      expect(await opened.read()).toHaveLength(2);
    });

    test("a proposal can be made and decided in one append, but not decided twice there", async () => {
      await append(0, [started(), proposed("p-1", "Likes tea."), decided("p-1", "accepted")]);
      expect(await opened.read()).toHaveLength(3);
      const twice = [proposed("p-2", "Has a cat."), decided("p-2", "accepted"), decided("p-2", "declined")];
      const stale = { ok: false, error: { code: "stale-proposal", proposalId: "p-2" } };
      expect(await append(3, twice)).toEqual(stale);
      expect(await opened.read()).toHaveLength(3);
    });

    test("a sandbox decides on its own proposals, and nobody waits for them outside", async () => {
      await append(0, [started(), proposed("p-1", "Likes tea.")]);
      const sandbox = await opened.fork(opened.scope.sessionId, 2, [proposed("p-2", "Has a cat.")], 0);
      expect(await opened.appendTo(sandbox, 4, [decided("p-2", "declined")])).toMatchObject({ ok: true });
      const { ownerId } = opened.scope;
      const proposals = await opened.storage.memoryLibrary.proposals({ ownerId, limit: 9 });
      expect(proposals.map(({ proposalId, status }) => [proposalId, status])).toEqual([["p-1", "waiting"]]);
    });

    test("a proposal is decided once", async () => {
      await append(0, [started(), proposed("proposal-1", "Likes tea.")]);
      expect(await append(2, [decided("proposal-1", "accepted")])).toMatchObject({ ok: true });
      expect(await append(3, [decided("proposal-1", "declined")])).toEqual({
        ok: false,
        error: { code: "stale-proposal", proposalId: "proposal-1" },
      });
      expect(await append(3, [decided("proposal-9", "declined")])).toMatchObject({ ok: false });
      expect(await opened.storage.eventLog.read(opened.scope)).toHaveLength(3);
    });

    test("the desk is not among the conversations", async () => {
      await append(0, [{ ...started(), kind: "desk" } as NewEvent]);
      expect(await opened.storage.sessionDirectory.list({ ...opened.scope, limit: 9 })).toEqual([]);
      expect(await opened.storage.eventLog.exists(opened.scope)).toBe(true);
    });
  });
}
