import { describe, expect, test } from "vitest";
import type { NewEvent } from "@/lib/core/log/events";
import { eraseConversationEvent } from "@/lib/core/memory/erase/erase-conversation";
import { newEvent } from "../events";
import { added, atMs, nextId, started, stepFinished, turnStarted } from "./contract-events";
import { openStorage, type TestedStorage } from "./open-storage";

const canary = "ZEBRAWORD-77";

const later = new Date(atMs + 3_600_000).toISOString();

function renamed(title: string): NewEvent {
  return newEvent("session-renamed", { id: nextId(), at: later, by: "person", title });
}

/** What every storage must keep of how a person keeps conversations. */
export function describeHousekeeping(name: string, open: () => Promise<TestedStorage>): void {
  describe(`housekeeping: ${name}`, () => {
    const opened = openStorage(open);
    const { append } = opened;
    const lease = (turnId: string) => ({ lease: { take: { turnId, untilMs: atMs } } });

    async function list(search?: string) {
      const { ownerId } = opened.scope;
      return opened.storage.sessionDirectory.list({ ownerId, limit: 9, ...(search ? { search } : {}) });
    }

    /** A branch of the session, from behind its first message. */
    async function branch(upTo: number) {
      const { ownerId, sessionId: parentSessionId } = opened.scope;
      const sessionId = nextId();
      const fork = newEvent("session-forked", {
        ...{ id: nextId(), parentSessionId, parentSequence: upTo, reason: "fork", sandbox: false },
        ...{ forkMemoryPosition: 0, label: "another way" },
      });
      await opened.storage.eventLog.append({ ownerId, sessionId, expectedSequence: upTo, events: [fork] });
      return sessionId;
    }

    test("the root says how a conversation is kept, and housekeeping is no activity in it", async () => {
      await append(0, [started()]);
      await append(1, [turnStarted("turn-a")], lease("turn-a"));
      const child = await branch(2);
      const [before] = await list();
      const pin = newEvent("session-pinned", { id: nextId(), at: later, by: "person", pinned: true });
      const archive = newEvent("session-archived", { id: nextId(), at: later, by: "person", archived: true });
      await append(2, [renamed("Chosen"), pin, archive]);
      const [entry] = await list();
      expect(entry).toMatchObject({
        title: "Chosen",
        pinned: true,
        archived: true,
        updatedAt: before?.updatedAt,
      });
      expect(entry?.memberIds[0]).toBe(opened.scope.sessionId);
      const { ownerId } = opened.scope;
      const directory = opened.storage.sessionDirectory;
      const tree = await directory.branchesOf({ ownerId, sessionId: child });
      expect(tree.map(({ title }) => title)).toEqual(["Chosen", "Chosen"]);
      const standing = { rootId: opened.scope.sessionId, presence: "kept" };
      expect(await directory.standingOf({ ownerId, sessionId: child })).toEqual(standing);
      await append(5, [renamed("")]);
      expect((await list())[0]?.title).toBe("Hello there");
    });

    test("what is deleted is marked, what is purged is not listed, and nobody else sees either", async () => {
      await append(0, [started()]);
      const directory = opened.storage.sessionDirectory;
      const revision = await directory.revision(opened.scope);
      await append(1, [newEvent("session-deleted", { id: nextId() })]);
      expect((await list())[0]?.deleted).toBe(true);
      expect(await directory.revision(opened.scope)).not.toBe(revision);
      expect(await directory.standingOf({ ...opened.scope, ownerId: nextId() })).toBeNull();
      await append(2, [newEvent("session-purged", { id: nextId(), sessions: 1, eventsErased: 0 })]);
      expect(await list()).toEqual([]);
      expect(await directory.standingOf(opened.scope)).toMatchObject({ presence: "purged" });
    });

    test("finds conversations by title and by what the person wrote in any branch, in any case", async () => {
      await append(0, [started()]);
      await append(1, [turnStarted("turn-a", "Please plan 100% of the trip_to Oslo.")], lease("turn-a"));
      await append(2, [renamed("Fjords")]);
      for (const found of ["fjord", "OSLO", "100%", "trip_to"]) expect(await list(found)).toHaveLength(1);
      for (const missing of ["Bergen", "10_%", "trip%to"]) expect(await list(missing)).toEqual([]);
    });

    test("deleting for good leaves no byte of the words, but the memory that was learned", async () => {
      await append(0, [started()]);
      await append(1, [turnStarted("turn-a", `${canary} is secret.`)], lease("turn-a"));
      await append(2, [stepFinished("turn-a", 1, `I know ${canary}.`)], { fence: 1 });
      await append(3, [added("mem_a", "Likes tea."), renamed(canary)]);
      expect(await opened.storage.countRowsWith(canary)).toBeGreaterThan(3);
      const events = await opened.storage.eventLog.read(opened.scope);
      const purged = newEvent("session-purged", { id: nextId(), sessions: 1, eventsErased: 3 });
      const erasures = events.flatMap(
        (event) => eraseConversationEvent(event, { erasedBy: purged.id, withMemories: false }) ?? [],
      );
      expect(await append(5, [purged], { erasures })).toMatchObject({ ok: true });
      expect(await opened.storage.countRowsWith(canary)).toBe(0);
      const { ownerId } = opened.scope;
      const [kept] = await opened.storage.memoryStore.listCurrent({ ownerId, limit: 9 });
      expect(kept?.content).toBe("Likes tea.");
    });
  });
}
