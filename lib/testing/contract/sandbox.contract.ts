import { beforeEach, describe, expect, test } from "vitest";
import type { NewEvent } from "@/lib/core/log/events";
import type { Storage } from "@/lib/ports/storage";
import { added, base, deleted, nextId, started, updated } from "./contract-events";
import { openStorage } from "./open-storage";

/** What every implementation must keep of sandboxes: nothing done inside one is seen outside. */
export function describeSandboxes(name: string, open: () => Promise<Storage>): void {
  describe(`sandboxes: ${name}`, () => {
    const opened = openStorage(open);
    const { appendTo: append, read, fork } = opened;
    let ownerId: string;
    let root: string;
    beforeEach(() => {
      ({ ownerId, sessionId: root } = opened.scope);
    });
    const contentsIn = async (store = opened.storage.memoryStore) =>
      (await store.listCurrent({ ownerId, limit: 20 })).map((version) => version.content).sort();
    const sandboxOf = (sandboxId: string, forkMemoryPosition: number) =>
      opened.storage.memoryStore.inSandbox({ sandboxId, forkMemoryPosition });

    test("keeps what a sandbox does to itself, whatever it does", async () => {
      await append(root, 0, [
        started(),
        added("mem_a", "Lives in Bergen."),
        added("mem_b", "Likes tea."),
        added("mem_c", "Owns a boat."),
      ]);
      const before = await contentsIn();
      const sandbox = await fork(
        root,
        4,
        [updated("mem_a", 2, "Lives in Oslo."), deleted("mem_b", 1), added("mem_d", "Has a dog.")],
        3,
      );
      const inside = sandboxOf(sandbox, 3);
      expect((await read(sandbox)).slice(-3).map((event) => event.memoryPosition)).toEqual([4, 5, 6]);
      expect(await contentsIn(inside)).toEqual(["Has a dog.", "Lives in Oslo.", "Owns a boat."]);
      expect(await inside.countCurrent({ ownerId })).toBe(3);
      expect(await inside.memoryPosition({ ownerId })).toBe(6);
      expect(await contentsIn()).toEqual(before);
      expect(await opened.storage.memoryStore.memoryPosition({ ownerId })).toBe(3);
      expect(await opened.storage.memoryStore.find({ ownerId, memoryId: "mem_d" })).toBeNull();
      expect((await opened.storage.memoryStore.find({ ownerId, memoryId: "mem_a" }))?.versions).toMatchObject(
        [{ version: 1, validTo: null }],
      );
      const query = {
        ownerId,
        query: "dog oslo tea bergen",
        embedding: null,
        metadataFilter: null,
        limit: 9,
      };
      expect(
        (await opened.storage.memoryStore.search(query)).memories.map((memory) => memory.memoryId).sort(),
      ).toEqual(["mem_a", "mem_b", "mem_c"]);
      expect((await inside.search(query)).memories.map((memory) => memory.memoryId).sort()).toEqual([
        "mem_a",
        "mem_c",
        "mem_d",
      ]);
      expect(
        await opened.storage.memoryStore.findSimilar({
          ownerId,
          content: "Has a dog.",
          embedding: null,
          limit: 3,
        }),
      ).toEqual([]);
      expect(
        await inside.findSimilar({ ownerId, content: "Has a dog.", embedding: null, limit: 3 }),
      ).toMatchObject([{ memoryId: "mem_d" }]);
      expect(await inside.inSandbox(null).countCurrent({ ownerId })).toBe(3);
    });

    test("shows a sandbox the person's memories as of its beginning, and the person's later changes to nobody inside", async () => {
      await append(root, 0, [started(), added("mem_a", "Lives in Bergen."), added("mem_b", "Likes tea.")]);
      const sandbox = await fork(root, 3, [updated("mem_b", 2, "Likes coffee.")], 2);
      await append(root, 3, [
        updated("mem_a", 2, "Lives in Rome."),
        updated("mem_b", 2, "Likes milk."),
        added("mem_c", "New."),
      ]);
      const inside = sandboxOf(sandbox, 2);
      expect(await contentsIn(inside)).toEqual(["Likes coffee.", "Lives in Bergen."]);
      expect((await inside.find({ ownerId, memoryId: "mem_b" }))?.versions).toMatchObject([
        { version: 1, content: "Likes tea.", validFrom: 2, validTo: 3 },
        { version: 2, content: "Likes coffee.", validFrom: 3, validTo: null },
      ]);
      expect(await contentsIn()).toEqual(["Likes milk.", "Lives in Rome.", "New."]);
      expect(await contentsIn(sandboxOf(nextId(), 1))).toEqual(["Lives in Bergen."]);
    });

    test("refuses in a sandbox what a sandbox cannot build on", async () => {
      await append(root, 0, [started(), added("mem_a", "Lives in Bergen.")]);
      const sandbox = await fork(root, 2, [deleted("mem_a", 1)], 1);
      const refused = { ok: false, error: { code: "stale-memory", memoryId: "mem_a" } };
      expect(await append(sandbox, 4, [updated("mem_a", 2, "Again.")])).toMatchObject(refused);
      const purged: NewEvent = {
        ...base(),
        by: "person",
        type: "memory-purged",
        memoryId: "mem_a",
        version: 1,
        versionsRemoved: 1,
        embeddingsRemoved: 0,
        eventsErased: 0,
      };
      expect(await append(sandbox, 4, [purged])).toMatchObject(refused);
      expect(await contentsIn()).toEqual(["Lives in Bergen."]);
    });

    test("gives a sandbox of a sandbox what its parent held at that point, and keeps the two apart", async () => {
      await append(root, 0, [started(), added("mem_a", "Lives in Bergen."), added("mem_b", "Likes tea.")]);
      const outer = await fork(
        root,
        3,
        [
          updated("mem_a", 2, "Lives in Oslo."),
          added("mem_c", "Has a dog."),
          deleted("mem_a", 2),
          deleted("mem_b", 1),
        ],
        2,
      );
      const inner = await fork(outer, 6, [updated("mem_c", 2, "Has a cat.")], 2);
      expect(await contentsIn(sandboxOf(inner, 2))).toEqual(["Has a cat.", "Likes tea.", "Lives in Oslo."]);
      expect(await contentsIn(sandboxOf(outer, 2))).toEqual(["Has a dog."]);
      expect((await read(inner)).at(-1)?.memoryPosition).toBe(5);
      const asOf = opened.storage.memoryStore.inSandbox({
        sandboxId: outer,
        forkMemoryPosition: 2,
        upToPosition: 4,
      });
      expect(await contentsIn(asOf)).toEqual(["Has a dog.", "Likes tea.", "Lives in Oslo."]);
    });
  });
}
