import { afterAll, beforeAll, expect, test } from "vitest";
import { added, started } from "@/lib/testing/contract/contract-events";
import type { Database } from "../engine/open-database";
import { openDatabase } from "../engine/open-database";
import { testDatabaseOptions } from "../engine/test-databases";
import { createPrismaStorage } from "../prisma-storage";
import { rebuildSearchTerms } from "./rebuild-search-terms";

let database: Database;
beforeAll(async () => {
  const opened = await openDatabase(testDatabaseOptions);
  if (!opened.ok) throw new Error(opened.error.code);
  database = opened.value;
});
afterAll(() => database.close());

test("finds memories of an earlier release by their words, and forgets what a model made of text that it cannot read", async () => {
  const { prisma } = database;
  const { eventLog, memoryStore } = createPrismaStorage(prisma);
  const scope = { ownerId: "mara", sessionId: "s" };
  const events = [started(), added("mem_zh", "用户对花生过敏"), added("mem_en", "Likes tea.")];
  const vectors = events.slice(1).map((event) => [event.id, { model: "english", vector: [1, 0] }] as const);
  await eventLog.append({ ...scope, expectedSequence: 0, events, embeddings: new Map(vectors) });
  await prisma.$executeRaw`UPDATE memory_version SET terms_version = 0, lexemes = ARRAY[content]`;
  const search = async () =>
    (
      await memoryStore.search({
        ...scope,
        query: "花生",
        embedding: { model: "english", vector: [1, 0] },
        metadataFilter: null,
        limit: 2,
      })
    ).memories.map(({ memoryId, meaning, words }) => ({ memoryId, meaning, words }));
  expect(await search()).toMatchObject([{ words: 0 }, { words: 0 }]);

  const reads = (_model: string, content: string) => content.startsWith("Likes");
  expect(await rebuildSearchTerms(prisma, { reads })).toBe(2);
  expect(await search()).toEqual([
    { memoryId: "mem_en", meaning: 1, words: 0 },
    { memoryId: "mem_zh", meaning: null, words: 1 },
  ]);
  expect(await rebuildSearchTerms(prisma, { reads })).toBe(0);
});
