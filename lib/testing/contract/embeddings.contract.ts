import { beforeEach, describe, expect, test } from "vitest";
import type { Storage } from "@/lib/ports/storage";
import { added, nextId, started, updated } from "./contract-events";
import { openStorage } from "./open-storage";

/** What re-embedding needs of every store. */
export function describeEmbeddings(name: string, open: () => Promise<Storage>): void {
  describe(`embeddings: ${name}`, () => {
    const opened = openStorage(open);
    beforeEach(async () => {
      const first = added("mem_a", "Owns a boat.");
      const events = [
        started(),
        first,
        added("mem_b", "Lives in Bergen."),
        updated("mem_a", 2, "Owns two boats."),
      ];
      const embeddings = new Map([[first.id, { model: "old", vector: [1, 0] }]]);
      await opened.append(0, events, { embeddings });
    });

    const search = (model: string, vector: readonly number[]) =>
      opened.storage.memoryStore.search({
        ownerId: opened.scope.ownerId,
        query: "xyz",
        embedding: { model, vector },
        metadataFilter: null,
        limit: 5,
      });

    test("count what is done, and list what is not: current versions first, other models and missing vectors alike", async () => {
      const { ownerId } = opened.scope;
      expect(await opened.storage.memoryEmbeddings.progress({ ownerId, model: "new" })).toEqual({
        done: 0,
        total: 3,
      });
      expect(await opened.storage.memoryEmbeddings.progress({ ownerId, model: "old" })).toEqual({
        done: 1,
        total: 3,
      });
      const outdated = await opened.storage.memoryEmbeddings.listOutdated({
        ownerId,
        model: "new",
        limit: 5,
      });
      expect(
        outdated
          .slice(0, 2)
          .map(({ content }) => content)
          .sort(),
      ).toEqual(["Lives in Bergen.", "Owns two boats."]);
      expect(outdated[2]).toMatchObject({ memoryId: "mem_a", version: 1, content: "Owns a boat." });
      expect(
        await opened.storage.memoryEmbeddings.listOutdated({ ownerId, model: "new", limit: 1 }),
      ).toHaveLength(1);
    });

    test("store vectors, from then on found by that model and by no other", async () => {
      const { ownerId } = opened.scope;
      for (let round = 0; round < 3; round += 1) {
        const [next] = await opened.storage.memoryEmbeddings.listOutdated({
          ownerId,
          model: "new",
          limit: 1,
        });
        if (next)
          await opened.storage.memoryEmbeddings.store({
            ownerId,
            model: "new",
            vectors: [{ ...next, vector: [0, 0, 1] }],
          });
      }
      expect(await opened.storage.memoryEmbeddings.progress({ ownerId, model: "new" })).toEqual({
        done: 3,
        total: 3,
      });
      expect(await opened.storage.memoryEmbeddings.listOutdated({ ownerId, model: "new", limit: 5 })).toEqual(
        [],
      );
      expect((await search("new", [0, 0, 1])).memories.map(({ meaning }) => meaning)).toEqual([1, 1]);
      expect((await search("old", [1, 0])).memories.map(({ meaning }) => meaning)).toEqual([null, null]);
    });

    test("belong to their owner, and a version that is gone is passed over", async () => {
      const ownerId = nextId();
      const gone = { sandboxId: "", memoryId: "mem_a", version: 1, content: "x", vector: [1] };
      await opened.storage.memoryEmbeddings.store({ ownerId, model: "new", vectors: [gone] });
      expect(await opened.storage.memoryEmbeddings.listOutdated({ ownerId, model: "new", limit: 5 })).toEqual(
        [],
      );
      expect(
        await opened.storage.memoryEmbeddings.progress({ ownerId: opened.scope.ownerId, model: "new" }),
      ).toEqual({
        done: 0,
        total: 3,
      });
    });
  });
}
