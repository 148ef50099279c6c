import { describe, expect, test } from "vitest";
import { createInMemoryMemoryEmbeddings } from "@/lib/adapters/memory-storage/memory-embeddings";
import { type Embedder, EmbedderError } from "@/lib/ports/embedder";
import { createStudio } from "@/lib/testing/studio";
import { createTestEmbedder } from "@/lib/testing/world";
import { reembedMemories } from "./reembed-memories";

const named = (model: string): Embedder => ({ ...createTestEmbedder(), model });

async function openStudio(memories: number) {
  const studio = createStudio([]);
  for (let index = 0; index < memories; index += 1)
    await studio.operate("ADD", {
      content: `Fact ${"abcdefghijklmnopqrstuvwxyz"[index % 26]}${index} about word${index} and thing${index * 7}.`,
    });
  const { ownerId } = studio.scope;
  const embeddings = createInMemoryMemoryEmbeddings(studio.adapters.database);
  const deps = { embeddings, ownerSettings: studio.deps.ownerSettings };
  const run = (embedder: Embedder, signal = new AbortController().signal) =>
    reembedMemories(deps, { ownerId, signal, currentEmbedder: async () => embedder });
  return {
    ...studio,
    ownerId,
    embeddings,
    run,
    progress: (model: string) => embeddings.progress({ ownerId, model }),
  };
}

describe("re-embedding", () => {
  test("gives every memory a vector of the new model, and is done at once when there is nothing to do", async () => {
    const studio = await openStudio(20);
    const { total } = await studio.progress("new");
    expect(total).toBeGreaterThan(16);
    expect(await studio.run(named("new"))).toEqual({ kind: "done" });
    expect(await studio.progress("new")).toEqual({ done: total, total });
    const unused: Embedder = {
      model: "new",
      reads: () => true,
      embed: async () => {
        throw new Error("must not be asked");
      },
    };
    expect(await studio.run(unused)).toEqual({ kind: "done" });
  });

  test("asks a model only about what it reads, and is done with the rest without a vector", async () => {
    const studio = await openStudio(3);
    const asked: string[] = [];
    const english: Embedder = {
      model: "new",
      reads: (text) => !text.includes("2"),
      async embed(texts) {
        asked.push(...texts);
        return createTestEmbedder().embed(texts);
      },
    };
    expect(await studio.run(english)).toEqual({ kind: "done" });
    const { done, total } = await studio.progress("new");
    expect(done).toBe(total);
    expect(asked.length).toBeLessThan(total);
    expect(asked.filter((text) => text.includes("2"))).toEqual([]);
  });

  test("goes on where it stood after the embedder failed, with nothing done twice", async () => {
    const studio = await openStudio(20);
    const working = createTestEmbedder();
    let batches = 0;
    const failing: Embedder = {
      model: "new",
      reads: () => true,
      async embed(texts) {
        batches += 1;
        if (batches === 2) throw new EmbedderError("nomic answered with status 500");
        return working.embed(texts);
      },
    };
    expect(await studio.run(failing)).toEqual({
      kind: "embedder-failed",
      reason: "nomic answered with status 500",
    });
    expect((await studio.progress("new")).done).toBe(16);
    expect(await studio.run(failing)).toEqual({ kind: "done" });
    const { done, total } = await studio.progress("new");
    expect(done).toBe(total);
    expect(working.calls.flat()).toHaveLength(total);
  });

  test("stops between two batches when the person says so, and when the app ends", async () => {
    const studio = await openStudio(20);
    const stopping: Embedder = {
      model: "new",
      reads: () => true,
      async embed(texts) {
        await studio.deps.ownerSettings.change({
          ownerId: studio.ownerId,
          change: { reembeddingStopped: true },
        });
        return createTestEmbedder().embed(texts);
      },
    };
    expect(await studio.run(stopping)).toEqual({ kind: "stopped" });
    expect((await studio.progress("new")).done).toBe(16);
    await studio.deps.ownerSettings.change({
      ownerId: studio.ownerId,
      change: { reembeddingStopped: false },
    });
    expect(await studio.run(named("new"), AbortSignal.abort())).toEqual({ kind: "stopped" });
    expect(await studio.run(named("new"))).toEqual({ kind: "done" });
  });
});
