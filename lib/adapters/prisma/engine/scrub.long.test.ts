import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { createStudio } from "@/lib/testing/studio";
import { purgeMemory } from "@/lib/use-cases/memory/purge-memory";
import { createPrismaStorage } from "../prisma-storage";
import { openDatabase } from "./open-database";
import { testDatabaseOptions } from "./test-databases";

const folder = mkdtempSync(path.join(os.tmpdir(), "agemem-scrub-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const canary = "zorkblatt-7741";

function filesWithCanary(): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => {
    const file = path.join(folder, name);
    return statSync(file).isFile() && readFileSync(file).includes(canary);
  });
}

test("the bytes of a purged memory leave the data folder (R16)", async () => {
  const opened = await openDatabase({ ...testDatabaseOptions, dataFolder: folder });
  if (!opened.ok) throw new Error(opened.error.code);
  const studio = createStudio([{ text: "Hello." }], { storage: createPrismaStorage(opened.value.prisma) });
  await studio.operate("ADD", { content: `The word is ${canary}.` });
  await studio.say("Hi");
  await opened.value.prisma.$executeRaw`CHECKPOINT`;
  expect(filesWithCanary().length).toBeGreaterThan(0);
  const [version] = await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 1 });
  const memoryId = version?.memoryId ?? "";
  await purgeMemory(studio.deps, { ownerId: "mara", requestId: "p", memoryId, places: ["messages"] });
  expect(await opened.value.scrub()).toBe(true);
  expect(filesWithCanary()).toEqual([]);
  await opened.value.close();
  expect(filesWithCanary()).toEqual([]);
}, 120_000);
