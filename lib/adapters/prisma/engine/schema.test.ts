import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Prisma } from "../generated/client";
import type { Database } from "./open-database";
import { testDatabases } from "./test-databases";

const at = new Date("2026-07-01T12:34:56.789Z");

describe.each(testDatabases())("the tables on $name", ({ open }) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
    await database.prisma.owner.createMany({ data: [{ id: "mara" }, { id: "elin" }] });
    await database.prisma.session.createMany({
      data: [
        { ownerId: "mara", id: "session-1" },
        { ownerId: "elin", id: "session-2" },
      ],
    });
  });
  afterEach(() => database.close());

  const addEvent = (event: Partial<Prisma.EventUncheckedCreateInput>) =>
    database.prisma.event.create({
      data: {
        ...{ id: "event-1", ownerId: "mara", sessionId: "session-1", sequence: 1, type: "memory-added" },
        ...{ schemaVersion: 1, by: "agent", at, payload: { content: "allergic to peanuts", nothing: null } },
        ...event,
      },
    });
  const addVersion = (version: Partial<Prisma.MemoryVersionUncheckedCreateInput>) =>
    database.prisma.memoryVersion.create({
      data: {
        ...{
          ownerId: "mara",
          memoryId: "memory-1",
          version: 1,
          content: "allergic to peanuts",
          memoryType: "fact",
        },
        ...{
          origin: "conversation",
          sessionId: "session-1",
          eventId: "event-1",
          at,
          by: "agent",
          validFrom: 1n,
        },
        ...version,
      },
    });

  test("what is written is read back, to the millisecond and whatever the server's time zone", async () => {
    const written = await addEvent({
      memoryPosition: 9_007_199_254_740_993n,
      memoryId: "memory-1",
      memoryVersion: 1,
    });
    expect(await database.prisma.event.findMany()).toEqual([written]);
    expect(written).toMatchObject({ at, memoryPosition: 9_007_199_254_740_993n, payload: { nothing: null } });
    const raw = await database.prisma
      .$queryRaw`SELECT at, at = '2026-07-01T12:34:56.789Z' AS same FROM event`;
    expect(raw).toEqual([{ at, same: true }]);
  });

  test("a memory keeps its words and its embedding", async () => {
    await addEvent({});
    await addVersion({ lexemes: ["allerg", "peanut"], metadata: { topic: "health" } });
    const vector = "[0.25,-1,3]";
    await database.prisma
      .$executeRaw`UPDATE memory_version SET embedding = ${vector}::vector, embedding_model = 'test'`;
    const rows = await database.prisma.$queryRaw`
      SELECT embedding::text AS text, 1 - (embedding <=> ${vector}::vector) AS similarity, lexemes
      FROM memory_version WHERE lexemes && ARRAY['peanut']`;
    expect(rows).toEqual([{ text: vector, similarity: 1, lexemes: ["allerg", "peanut"] }]);
  });

  test("events are neither changed nor removed (R5)", async () => {
    await addEvent({});
    await expect(database.prisma.event.updateMany({ data: { by: "person" } })).rejects.toThrow("append-only");
    await expect(database.prisma.event.deleteMany()).rejects.toThrow("append-only");
    expect(await database.prisma.event.count({ where: { by: "agent" } })).toBe(1);
  });

  test("two events never share an id, a place in the session or a place in the owner's memory", async () => {
    await addEvent({ memoryPosition: 1n });
    await expect(addEvent({ sequence: 2 })).rejects.toMatchObject({ code: "P2002" });
    await expect(addEvent({ id: "event-2" })).rejects.toMatchObject({ code: "P2002" });
    await expect(addEvent({ id: "event-2", sequence: 2, memoryPosition: 1n })).rejects.toMatchObject({
      code: "P2002",
    });
    await addEvent({ id: "event-2", ownerId: "elin", sessionId: "session-2", memoryPosition: 1n });
  });

  test("nothing refers to what belongs to another owner (R3, R13)", async () => {
    await expect(addEvent({ sessionId: "session-2" })).rejects.toMatchObject({ code: "P2003" });
    await addEvent({ id: "event-2", ownerId: "elin", sessionId: "session-2" });
    await expect(addVersion({ eventId: "event-2" })).rejects.toMatchObject({ code: "P2003" });
    await expect(addVersion({ eventId: "event-3" })).rejects.toMatchObject({ code: "P2003" });
  });

  test("a memory has at most one current version, and a version is closed by an event", async () => {
    await addEvent({});
    await addVersion({});
    await expect(addVersion({ version: 2, validFrom: 2n })).rejects.toMatchObject({ code: "P2002" });
    const close = (data: Prisma.MemoryVersionUncheckedUpdateManyInput) =>
      database.prisma.memoryVersion.updateMany({ data });
    await expect(close({ validTo: 2n })).rejects.toThrow("memory_version_closed_by_event_check");
    await expect(close({ validTo: 1n, closedByEventId: "event-1" })).rejects.toThrow(
      "memory_version_interval_check",
    );
    await close({ validTo: 2n, closedByEventId: "event-1" });
    await addVersion({ version: 2, validFrom: 2n });
  });
});
