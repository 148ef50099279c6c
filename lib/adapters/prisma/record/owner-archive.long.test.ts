import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { calls, createStudio } from "@/lib/testing/studio";
import { openDatabase } from "../engine/open-database";
import { testDatabaseOptions } from "../engine/test-databases";
import { createPrismaStorage } from "../prisma-storage";
import { createPrismaOwnerArchive } from "./owner-archive";

const dataFolder = mkdtempSync(path.join(os.tmpdir(), "agemem-owner-restore-"));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

test("a backup takes the place of what is there, which is kept; a damaged one, and somebody else's, change nothing", async () => {
  const opened = await openDatabase(testDatabaseOptions);
  if (!opened.ok) throw new Error(opened.error.code);
  const database = opened.value;
  const studio = createStudio(
    [
      calls("Add_memory", { content: "Lives in Bergen." }),
      { text: "Noted." },
      calls("Add_memory", { content: "Plays the cello." }),
      { text: "Noted, too." },
    ],
    { storage: createPrismaStorage(database.prisma) },
  );
  const { ownerId } = studio.scope;
  const archive = createPrismaOwnerArchive(database, {
    ...testDatabaseOptions,
    rootFolder: process.cwd(),
    dataFolder,
  });
  const contents = async () =>
    (await studio.deps.memoryStore.listCurrent({ ownerId, limit: 9 })).map(({ content }) => content);

  await studio.say("I live in Bergen.");
  const file = path.join(dataFolder, "first.jsonl.gz");
  await archive.write({ ownerId, file });
  await studio.say("I play the cello.");
  expect(await contents()).toHaveLength(2);

  const damaged = path.join(dataFolder, "damaged.jsonl.gz");
  writeFileSync(damaged, readFileSync(file).subarray(0, 400));
  expect(await archive.prove({ ownerId, file: damaged })).toMatchObject({ ok: false });
  expect(await archive.prove({ ownerId: "somebody", file })).toMatchObject({
    ok: false,
    error: expect.stringContaining("nothing of yours"),
  });
  expect(await contents()).toHaveLength(2);

  const proven = await archive.prove({ ownerId, file });
  if (!proven.ok) throw new Error(proven.error);
  expect(proven.value.counts).toMatchObject({ sessions: 1, memories: 1 });
  const placed = await proven.value.putInPlace();
  await proven.value.discard();
  if (!placed.ok) throw new Error("busy");
  studio.deps.sessionReader.forget({ ownerId });
  expect(await contents()).toEqual(["Lives in Bergen."]);
  expect((await studio.state()).turns.size).toBe(1);
  expect(existsSync(placed.value.keptAs)).toBe(true);
  expect(readdirSync(dataFolder).filter((name) => name.startsWith("restoring-"))).toEqual([]);

  const back = await archive.prove({ ownerId, file: placed.value.keptAs });
  if (!back.ok) throw new Error(back.error);
  await back.value.putInPlace();
  await back.value.discard();
  expect((await contents()).toSorted()).toEqual(["Lives in Bergen.", "Plays the cello."]);
  await database.close();
}, 120_000);
