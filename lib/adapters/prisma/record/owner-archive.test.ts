import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { calls, createStudio } from "@/lib/testing/studio";
import { applyOperation } from "@/lib/use-cases/operation/apply-operation";
import { readBackupRows } from "../engine/backup-file";
import type { Database } from "../engine/open-database";
import { testDatabaseOptions, testDatabases } from "../engine/test-databases";
import { createPrismaStorage } from "../prisma-storage";
import { createPrismaOwnerArchive } from "./owner-archive";

const dataFolder = mkdtempSync(path.join(os.tmpdir(), "agemem-owner-archive-"));

describe.each(testDatabases())("everything of an owner on $name", ({ open }) => {
  let database: Database | null = null;
  beforeEach(async () => {
    await database?.close();
    database = await open();
  });
  afterAll(async () => {
    await database?.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  /** Two people with a conversation and a memory each. */
  async function live() {
    if (!database) throw new Error("no database");
    const storage = createPrismaStorage(database.prisma);
    const studio = createStudio([calls("Add_memory", { content: "Lives in Bergen." }), { text: "Noted." }], {
      storage,
    });
    await studio.say("I live in Bergen.");
    await applyOperation(studio.deps, {
      ...{ ownerId: "other", sessionId: "session-1", newSession: true, by: "person", call: null },
      ...{ eventId: "event-of-the-other", name: "ADD", input: { content: "Lives in Oslo." } },
    });
    const archive = createPrismaOwnerArchive(database, {
      ...testDatabaseOptions,
      rootFolder: process.cwd(),
      dataFolder,
    });
    return { studio, archive, prisma: database.prisma };
  }

  test("is wiped to the last row, and nothing of anybody else", async () => {
    const { studio, archive, prisma } = await live();
    const { ownerId } = studio.scope;
    await studio.deps.ownerSettings.change({ ownerId, change: { systemPrompt: "Be brief." } });
    const events = (await studio.events()).length;
    expect(await archive.wipe({ ownerId })).toEqual({
      ok: true,
      value: { sessions: 1, events, memories: 1 },
    });
    expect((await prisma.owner.findMany()).map(({ id }) => id)).toEqual(["other"]);
    expect(await prisma.event.count({ where: { ownerId } })).toBe(0);
    expect(await prisma.memoryVersion.count()).toBe(1);
    expect(await archive.wipe({ ownerId }), "again").toMatchObject({ value: { sessions: 0, events: 0 } });
    studio.deps.sessionReader.forget({ ownerId });
    const begun = await studio.operate("ADD", { content: "Begins from nothing." });
    expect(begun.ok, "the same person can begin again, in a session of the same id").toBe(true);
  });

  test("stays as it is while a turn or an episode is being written", async () => {
    const { studio, archive, prisma } = await live();
    const { ownerId } = studio.scope;
    const events = await prisma.event.count();
    await prisma.session.updateMany({ where: { ownerId }, data: { runningTurnId: "turn" } });
    expect(await archive.wipe({ ownerId })).toEqual({ ok: false, error: { turns: 1, episodes: 0 } });
    expect(await prisma.event.count()).toBe(events);
  });

  test("is written without a row of anybody else's", async () => {
    const { studio, archive } = await live();
    const { ownerId } = studio.scope;
    const file = path.join(dataFolder, `${Math.random()}.jsonl.gz`);
    await archive.write({ ownerId, file });
    const rows: string[] = [];
    for await (const batch of readBackupRows(file)) rows.push(...batch.rows);
    const owners = rows.map((row) => JSON.parse(row)).map((row) => row.owner_id ?? row.id);
    expect(new Set(owners)).toEqual(new Set([ownerId]));
  });
});
