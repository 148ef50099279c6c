import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SessionEvent } from "@/lib/core/log/events";
import { eraseEvent } from "@/lib/core/memory/erase/erase-event";
import { createSaysMatcher } from "@/lib/core/memory/erase/says";
import { coversOf } from "@/lib/core/replay/describe-verdict";
import { verifyReplay } from "@/lib/core/replay/verify";
import { noticed, purged, started } from "@/lib/testing/contract/contract-events";
import type { Database } from "../engine/open-database";
import { testDatabases } from "../engine/test-databases";
import { createPrismaEventLog } from "./event-log";
import { rowOfEvent } from "./event-rows";

const golden = path.join(import.meta.dirname, "../../../../e2e/fixtures/golden/operations-v2.json");
const old: readonly SessionEvent[] = JSON.parse(readFileSync(golden, "utf8")).events;
const scope = { ownerId: "mara", sessionId: old[0]?.sessionId ?? "" };

describe.each(testDatabases())("a log of version 2 that lies in $name", ({ open }) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
    const { prisma } = database;
    await prisma.owner.create({ data: { id: scope.ownerId, memoryPosition: 99n } });
    const session = { ownerId: scope.ownerId, id: scope.sessionId, headSequence: old.length };
    await prisma.session.create({ data: session });
    await prisma.event.createMany({ data: old.map((event) => rowOfEvent(event, scope.ownerId, "")) });
  });
  afterEach(() => database.close());

  const log = () => createPrismaEventLog(database.prisma);
  const coverage = async (sessionId = scope.sessionId) => {
    const verdict = verifyReplay(await log().read({ ...scope, sessionId }));
    expect(verdict.outcome).toBe("intact");
    return coversOf(verdict.coverage);
  };

  test("opens as it is, and its chain begins with the first event that this version adds", async () => {
    expect(await log().read(scope)).toEqual(old);
    expect(await coverage()).toBe("states and prompts");
    const next = { ...scope, expectedSequence: old.length, events: [noticed("one"), noticed("two")] };
    expect(await log().append(next)).toMatchObject({ ok: true });
    expect(await coverage()).toBe(`every field from event ${old.length + 1}`);
    const forked = {
      ...noticed("unused"),
      type: "session-forked",
      parentSessionId: scope.sessionId,
      parentSequence: 3,
      reason: "fork",
      sandbox: false,
      forkMemoryPosition: 0,
      label: "early",
    } as const;
    await log().append({ ...scope, sessionId: "branch", expectedSequence: 3, events: [forked] });
    expect(await coverage("branch")).toBe("every field from event 4");
  });

  test("can be purged: what lies there loses its words and stays without hashes", async () => {
    const said = old.find((event) => event.type === "turn-started");
    const matcher = createSaysMatcher([said?.text ?? ""]);
    const purge = purged("mem_nobody", 1);
    const erasure = { matcher, memoryIds: new Set<string>(), erasedBy: purge.id };
    const places = new Set(["messages"] as const);
    const erasures = old.flatMap((event) => eraseEvent(event, { ...erasure, places }) ?? []);
    expect(erasures.length).toBeGreaterThan(0);
    const next = { ...scope, expectedSequence: old.length, events: [noticed("purge")], erasures };
    expect(await log().append(next)).toMatchObject({ ok: true });
    const erased = (await log().read(scope)).filter((event) => event.erasedBy === purge.id);
    expect(erased).toHaveLength(erasures.length);
    for (const event of erased) {
      expect(event.hash).toBeUndefined();
      expect(event.remainsHash).toBeUndefined();
    }
  });

  test("the table takes no event of this version without a hash, and none of an old one with a hash", async () => {
    await log().append({ ...scope, sessionId: "new", expectedSequence: 0, events: [started()] });
    const [event] = await log().read({ ...scope, sessionId: "new" });
    if (!event) throw new Error("Nothing was written.");
    const row = rowOfEvent({ ...event, id: "another", sequence: 2 }, scope.ownerId, "");
    for (const wrong of [
      { ...row, hash: null },
      { ...row, hash: "short" },
      { ...row, schemaVersion: 2 },
    ])
      await expect(database.prisma.event.create({ data: wrong })).rejects.toThrow();
    await expect(
      database.prisma.event.update({
        where: { ownerId_id: { ownerId: scope.ownerId, id: event.id } },
        data: { hash: "0".repeat(64) },
      }),
    ).rejects.toThrow(/append-only/);
  });
});
