import { beforeEach, describe, expect, test } from "vitest";
import type { NewEvent, SessionEvent } from "@/lib/core/log/events";
import type { Storage } from "@/lib/ports/storage";
import {
  added,
  atMs,
  base,
  decided,
  forked,
  nextId,
  noticed,
  proposed,
  retrieved,
  started,
  stepFinished,
  stepStarted,
  turnStarted,
  updated,
  withoutHashes,
} from "./contract-events";
import { openStorage } from "./open-storage";

/** What every storage must keep between owners, who choose their ids without knowing of each other (R13). */
export function describeOwners(name: string, open: () => Promise<Storage>): void {
  describe(`owners: ${name}`, () => {
    const opened = openStorage(open);
    let ids: Ids;
    beforeEach(() => {
      ids = {
        session: opened.scope.sessionId,
        branch: nextId(),
        turn: nextId(),
        item: nextId(),
        event: nextId(),
      };
    });

    /** A conversation with a turn, a memory, its use and a proposal, then a branch of it; every id is a given one. */
    async function live(ownerId: string, content: string): Promise<readonly SessionEvent[]> {
      const { session: sessionId, turn: turnId } = ids;
      const append = async (expectedSequence: number, events: NewEvent[], extra?: object) => {
        const appended = await opened.storage.eventLog.append({
          ...{ ownerId, sessionId, expectedSequence, fence: 1, ...extra },
          events: events.map((event, index) => ({
            ...event,
            id: `${ids.event}-${expectedSequence + index}`,
          })),
        });
        expect(appended).toMatchObject({ ok: true });
      };
      const embeddings = new Map([[`${ids.event}-1`, { model: "three", vector: [1, 0, 0] }]]);
      await append(0, [started(), added("mem_a", content), updated("mem_a", 2, `${content} Still.`)], {
        embeddings,
      });
      await append(3, [turnStarted(turnId)], { lease: { take: { turnId, untilMs: atMs } } });
      await append(4, [
        retrieved([["mem_a", content]], ids.item, { turnId, step: 1 }),
        stepStarted(turnId, 1, [ids.item]),
        stepFinished(turnId, 1, `${content} [mem_a]`),
        proposed("p-1", content),
        decided("p-1", "declined"),
      ]);
      await append(9, [{ ...base(), turnId, type: "turn-completed", reason: "answered" }], {
        lease: { release: { turnId } },
      });
      const fork = { ...forked(sessionId, 4), id: `fork-${ids.event}` };
      await opened.storage.eventLog.append({
        ...{ ownerId, sessionId: ids.branch, expectedSequence: 4 },
        events: [fork, noticed(content)],
      });
      return opened.storage.eventLog.read({ ownerId, sessionId: ids.branch });
    }

    test("may use the same ids for everything, each in a world of their own", async () => {
      const owners = [nextId(), nextId()] as const;
      const words = ["Lives in Bergen.", "Owns a boat."] as const;
      const branches = [await live(owners[0], words[0]), await live(owners[1], words[1])];
      for (const [index, ownerId] of owners.entries()) {
        const content = words[index] ?? "";
        const other = words[1 - index] ?? "";
        const seen = JSON.stringify(await lookAround(opened.storage, ownerId, ids));
        expect(seen).toContain(content);
        expect(seen).not.toContain(other);
        expect(JSON.stringify(branches[index])).not.toContain(other);
        expect(branches[index]?.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
        expect(await opened.storage.memoryStore.memoryPosition({ ownerId })).toBe(2);
        expect(await opened.storage.memoryLibrary.usageOf({ ownerId, memoryId: "mem_a" })).toMatchObject({
          retrievals: 1,
          steps: 1,
          citations: 1,
        });
      }
    });

    test("get the same answers for what another owner has as for what nobody has (R13)", async () => {
      await live(nextId(), "Lives in Bergen.");
      const nobody = { session: nextId(), branch: nextId(), turn: nextId(), item: nextId(), event: nextId() };
      const answer = async (known: Ids) => {
        const ownerId = nextId();
        const answers = await lookAround(opened.storage, ownerId, known);
        const text = JSON.stringify(answers);
        return Object.values(known).reduce((seen, id) => seen.replaceAll(id, "ID"), text);
      };
      expect(await answer(ids)).toBe(await answer(nobody));
    });

    test("can begin a session under an id that another owner has, and an event too", async () => {
      await live(nextId(), "Lives in Bergen.");
      const mine = { ownerId: nextId(), sessionId: ids.session };
      const first = { ...started(), id: `${ids.event}-0` };
      expect(
        await opened.storage.eventLog.append({ ...mine, expectedSequence: 0, events: [first] }),
      ).toMatchObject({
        ok: true,
        value: { events: [{ id: first.id, sequence: 1 }] },
      });
      expect(await opened.storage.eventLog.read(mine)).toHaveLength(1);
    });

    test("adopt a log under an id that another owner has", async () => {
      const theirs = await live(nextId(), "Lives in Bergen.");
      const mine = { ownerId: nextId(), sessionId: ids.branch };
      const events = theirs.map((event) => ({ ...event, sessionId: ids.branch }));
      expect(await opened.storage.eventLog.adopt({ ...mine, events })).toBe(true);
      expect(withoutHashes(await opened.storage.eventLog.read(mine))).toEqual(withoutHashes(events));
    });
  });
}

/** Ids that two owners both use. */
interface Ids {
  readonly session: string;
  readonly branch: string;
  readonly turn: string;
  readonly item: string;
  readonly event: string;
}

/** Everything that can be read or refused for an owner who names these ids. */
async function lookAround(storage: Storage, ownerId: string, ids: Ids) {
  const scope = { ownerId, sessionId: ids.session };
  const eventIds = [0, 1, 4, 7].map((index) => `${ids.event}-${index}`);
  const memoryIds = ["mem_a"];
  const search = {
    query: "bergen boat",
    embedding: { model: "three", vector: [1, 0, 0] },
    metadataFilter: null,
  };
  const library = storage.memoryLibrary;
  return {
    events: await storage.eventLog.read(scope),
    branch: await storage.eventLog.read({ ownerId, sessionId: ids.branch }),
    found: await Promise.all(eventIds.map((eventId) => storage.eventLog.find({ ownerId, eventId }))),
    exists: await storage.eventLog.exists(scope),
    mentions: (await storage.eventLog.findMentions({ ownerId, memoryIds, words: ["Bergen", "boat"] })).length,
    sessions: await storage.sessionDirectory.list({ ownerId, limit: 9 }),
    branches: (await storage.sessionDirectory.branchesOf({ ownerId, sessionId: ids.branch })).map(
      ({ sessionId }) => sessionId,
    ),
    renewed: await storage.sessionDirectory.renewLease({
      ...scope,
      turnId: ids.turn,
      fence: 1,
      untilMs: atMs,
    }),
    memory: await storage.memoryStore.find({ ownerId, memoryId: "mem_a" }),
    memories: await storage.memoryStore.listCurrent({ ownerId, limit: 9 }),
    searched: (await storage.memoryStore.search({ ownerId, ...search, limit: 9 })).memories,
    similar: await storage.memoryStore.findSimilar({ ownerId, content: "boat", embedding: null, limit: 9 }),
    sandbox: await storage.memoryStore
      .inSandbox({ sandboxId: ids.session, forkMemoryPosition: 1 })
      .listCurrent({ ownerId, limit: 9 }),
    entries: await library.entriesOf({ ownerId, memoryIds, filter: {} }),
    uses: await library.uses({ ownerId, memoryId: "mem_a", limit: 9 }),
    proposals: await library.proposalsOf({ ownerId, proposalIds: ["p-1"] }),
    vectors: await library.countEmbeddings({ ownerId, memoryId: "mem_a" }),
    refused: await storage.eventLog.append({ ...scope, expectedSequence: 7, events: [noticed("late")] }),
    forked: await storage.eventLog.append({
      ...{ ownerId, sessionId: nextId(), expectedSequence: 2 },
      events: [forked(ids.session, 2)],
    }),
  };
}
