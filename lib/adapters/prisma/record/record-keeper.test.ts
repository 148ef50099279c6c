import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createFileSigner } from "@/lib/adapters/signing/file-signer";
import { deriveTables } from "@/lib/core/replay/derive-tables";
import { defaultOwnerSettings } from "@/lib/core/settings/owner-settings";
import { calls, createStudio } from "@/lib/testing/studio";
import { forkSession } from "@/lib/use-cases/branch/fork-session";
import { addMemory } from "@/lib/use-cases/memory/edit-memory";
import { purgeMemory } from "@/lib/use-cases/memory/purge-memory";
import { applyOperation } from "@/lib/use-cases/operation/apply-operation";
import { checkRecords } from "@/lib/use-cases/record/check-records";
import { rebuildTables } from "@/lib/use-cases/record/rebuild-tables";
import { exportSession } from "@/lib/use-cases/replay/export-session";
import { importSession } from "@/lib/use-cases/replay/import-session";
import type { Database } from "../engine/open-database";
import { testDatabases } from "../engine/test-databases";
import { createPrismaStorage } from "../prisma-storage";
import { createPrismaRecordKeeper } from "./record-keeper";

const signer = createFileSigner({ secret: "a secret of this test", dataFolder: "unused" });

describe.each(testDatabases())("the record on $name", ({ open }) => {
  let database: Database | null = null;
  beforeEach(async () => {
    await database?.close();
    database = await open();
  });
  afterAll(() => database?.close());

  /** A person with conversations, a proposal, a sandbox, a sandbox of it, an imported session, and a memory that was purged. */
  async function live() {
    if (!database) throw new Error("no database");
    const { prisma } = database;
    const studio = createStudio(
      [
        calls("Add_memory", { content: "Lives in Bergen." }),
        { text: "Noted." },
        calls("Retrieve_memory", { query: "Where in Bergen?" }),
        { text: "You live in Bergen [mem_0001]." },
        calls("Update_memory", { memory_id: "mem_0001", content: "Lives in Oslo." }),
        { text: "Changed." },
      ],
      { storage: createPrismaStorage(prisma) },
    );
    const { deps, scope } = studio;
    const { ownerId, sessionId } = scope;
    // Ids of memories that the script can name.
    let memories = 0;
    const ids = {
      ...deps.ids,
      newMemoryId() {
        memories += 1;
        return `mem_${String(memories).padStart(4, "0")}`;
      },
    };
    Object.assign(deps, { ids });
    await studio.say("I live in Bergen.");
    await studio.say("Where do I live?");
    await deps.ownerSettings.change({
      ownerId,
      change: {
        memoryPolicy: { ...defaultOwnerSettings.memoryPolicy, UPDATE: "ask" },
      },
    });
    await studio.say("I moved to Oslo.");
    await addMemory(deps, { ownerId, requestId: "add-cat", content: "Has a cat." });
    await addMemory(deps, { ownerId, requestId: "add-secret", content: "The code is 4711." });
    const fork = async (parent: string, branchId: string) => {
      const events = await studio.events(parent);
      const forked = await forkSession(deps, {
        ...{ ownerId, sessionId: parent, branchId, changes: {}, reason: "fork" as const, sandbox: true },
        place: { kind: "sequence", sequence: events.length },
      });
      if (!forked.ok) throw new Error(forked.error.code);
      const position = (await deps.sessionReader.read({ ownerId, sessionId: branchId })).branch
        ?.forkMemoryPosition;
      const memoryStore = deps.memoryStore.inSandbox({
        sandboxId: branchId,
        forkMemoryPosition: position ?? 0,
      });
      await applyOperation(
        { ...deps, memoryStore },
        {
          ...{ ownerId, sessionId: branchId, by: "person", eventId: `act-${branchId}`, call: null },
          ...{ name: "UPDATE", input: { memory_id: "mem_0001", content: `Lives in ${branchId}.` } },
        },
      );
    };
    await fork(sessionId, "branch-1");
    await fork("branch-1", "branch-2");
    const file = await exportSession(deps, signer, { ownerId, sessionId, sanitize: "nothing" });
    if (!file.ok) throw new Error(file.error.code);
    await importSession(deps, signer, { ownerId, sessionId: "imported", text: JSON.stringify(file.value) });
    const secret = (await deps.memoryStore.listCurrent({ ownerId, limit: 9, search: "4711" }))[0];
    await purgeMemory(deps, { ownerId, requestId: "purge", memoryId: secret?.memoryId ?? "", places: [] });
    return { ...studio, prisma, ownerId, keeper: createPrismaRecordKeeper(prisma) };
  }

  const snapshot = async ({ prisma }: Pick<Database, "prisma">) =>
    JSON.stringify(
      await prisma.$queryRaw`
        SELECT to_jsonb(memory_version) AS row FROM memory_version UNION ALL SELECT to_jsonb(memory_use) FROM memory_use
        UNION ALL SELECT to_jsonb(proposal) FROM proposal ORDER BY row`,
    );

  test("fits together as the app writes it, and is the same made again from the log (R1)", async () => {
    const { keeper, prisma } = await live();
    const report = await checkRecords(keeper);
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ owners: 1, sessions: 5 });
    expect(report.memoryVersions).toBeGreaterThan(5);
    const before = await snapshot({ prisma });
    expect(before).toContain("waiting");
    const [rebuilt] = await rebuildTables(keeper);
    expect(rebuilt).toMatchObject({ ownerId: "mara", versions: report.memoryVersions, proposals: 1 });
    expect(await snapshot({ prisma })).toBe(before);
  });

  test("that was altered behind the log's back is named with the first event that disagrees, and rebuilding mends it", async () => {
    const { keeper, prisma, ownerId, events } = await live();
    const log = await events();
    const added = log.find((event) => event.type === "memory-added");
    const retrieved = log.find((event) => event.type === "memories-retrieved");
    const proposed = log.find((event) => event.type === "memory-proposed");
    const alterations = [
      [
        prisma.$executeRaw`UPDATE memory_version SET content = 'Lives in Rome.' WHERE sandbox_id = '' AND memory_id = 'mem_0001'`,
        added,
      ],
      [prisma.$executeRaw`DELETE FROM memory_use WHERE owner_id = ${ownerId}`, retrieved],
      [prisma.$executeRaw`UPDATE memory_use SET citations = citations + 1`, retrieved],
      [prisma.$executeRaw`UPDATE proposal SET status = 'accepted'`, proposed],
      [prisma.$executeRaw`DELETE FROM proposal`, proposed],
      [prisma.$executeRaw`DELETE FROM memory_version WHERE sandbox_id = 'branch-1'`, added],
      [
        prisma.$executeRaw`UPDATE session SET root_id = 'branch-1' WHERE parent_session_id = 'branch-1'`,
        null,
      ],
    ] as const;
    for (const [alteration, event] of alterations) {
      expect(await alteration).toBeGreaterThan(0);
      const [first] = (await checkRecords(keeper)).findings;
      expect(first).toMatchObject({
        ...{ rule: "R1", ownerId, eventId: event?.id ?? null, sequence: event?.sequence ?? null },
      });
      await rebuildTables(keeper);
      expect((await checkRecords(keeper)).findings).toEqual([]);
    }
  });

  test("stays whole when a rebuild is stopped half way, and the next one finishes it", async () => {
    const { keeper, prisma, deps } = await live();
    await addMemory(deps, { ownerId: "zoe", requestId: "zoe-1", content: "Has a dog." });
    await prisma.$executeRaw`UPDATE memory_version SET content = 'Wrong.'`;
    const wrong = await snapshot({ prisma });
    const stopped = keeper.rebuild({
      ownerId: "mara",
      derive: () => {
        throw new Error("stopped");
      },
    });
    await expect(stopped).rejects.toThrow("stopped");
    expect(await snapshot({ prisma })).toBe(wrong);
    await keeper.rebuild({ ownerId: "mara", derive: deriveTables });
    const halfWay = await checkRecords(keeper);
    expect(new Set(halfWay.findings.map(({ ownerId }) => ownerId))).toEqual(new Set(["zoe"]));
    await rebuildTables(keeper);
    expect((await checkRecords(keeper)).findings).toEqual([]);
  });

  test("whose log was altered says so of the log alone, and a rebuild leaves its tables as they are (R5)", async () => {
    const { keeper, prisma, events } = await live();
    const [event] = (await events()).filter(({ type }) => type === "memory-added");
    const before = await snapshot({ prisma });
    await prisma.$executeRaw`ALTER TABLE event DISABLE TRIGGER USER`;
    const named = { rule: "R5", eventId: event?.id, sequence: event?.sequence };
    for (const planted of [{ planted: true }, { content: "Lives in Rome." }, { content: 5 }]) {
      const change = JSON.stringify(planted);
      await prisma.$executeRaw`UPDATE event SET payload = payload || ${change}::jsonb WHERE id = ${event?.id}`;
      const { findings } = await checkRecords(keeper);
      expect(findings[0]).toMatchObject(named);
      expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(["R5"]));
      expect(await rebuildTables(keeper)).toMatchObject([{ outcome: "refused", finding: named }]);
      expect(await snapshot({ prisma })).toBe(before);
    }
  });

  test("takes part in appends while it is made again: nothing is lost and nothing doubled", async () => {
    const { keeper, deps } = await live();
    const [, ...added] = await Promise.all([
      rebuildTables(keeper),
      ...["tea", "rice", "soup"].map((food) =>
        addMemory(deps, { ownerId: "mara", requestId: `add-${food}`, content: `Likes ${food}.` }),
      ),
    ]);
    expect(added.every(({ ok }) => ok)).toBe(true);
    expect((await checkRecords(keeper)).findings).toEqual([]);
  });
});
