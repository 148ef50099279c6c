import { beforeEach, describe, expect, test } from "vitest";
import type { NewEvent } from "@/lib/core/log/events";
import { foldSession } from "@/lib/core/session/fold";
import { stateHash } from "@/lib/core/session/state-hash";
import type { Storage } from "@/lib/ports/storage";
import { added, atMs, base, forked, nextId, noticed, started, turnStarted } from "./contract-events";
import { openStorage } from "./open-storage";

/** What every implementation must keep of branches and sandboxes; run in memory, on PGlite and on a Postgres server. */
export function describeBranches(name: string, open: () => Promise<Storage>): void {
  describe(`branches: ${name}`, () => {
    const opened = openStorage(open);
    const { appendTo: append, read, fork } = opened;
    let ownerId: string;
    let root: string;
    beforeEach(() => {
      ({ ownerId, sessionId: root } = opened.scope);
    });

    test("answers with the parent's events up to the fork and then with its own, through any number of parents", async () => {
      await append(root, 0, [started(), noticed("one"), noticed("two"), noticed("three")]);
      const child = await fork(root, 3, [noticed("child")]);
      const grandchild = await fork(child, 4, [noticed("grandchild")]);
      const early = await fork(child, 2);
      await append(root, 4, [noticed("later in the root")]);
      const sequencesOf = async (sessionId: string) =>
        (await read(sessionId)).map((event) => [event.sessionId, event.sequence]);
      expect(await sequencesOf(child)).toEqual([
        [root, 1],
        [root, 2],
        [root, 3],
        [child, 4],
        [child, 5],
      ]);
      expect(await sequencesOf(grandchild)).toEqual([
        [root, 1],
        [root, 2],
        [root, 3],
        [child, 4],
        [grandchild, 5],
        [grandchild, 6],
      ]);
      expect(await sequencesOf(early)).toEqual([
        [root, 1],
        [root, 2],
        [early, 3],
      ]);
      expect(
        (
          await opened.storage.eventLog.read({
            ownerId,
            sessionId: grandchild,
            afterSequence: 2,
            upToSequence: 5,
          })
        ).map((event) => event.sequence),
      ).toEqual([3, 4, 5]);
      expect(await read(root)).toHaveLength(5);
    });

    test("folds to the parent's state up to the fork, and to one of its own after it", async () => {
      await append(root, 0, [started(), noticed("one"), noticed("two")]);
      const child = await fork(root, 2, [noticed("other")]);
      for (const sequence of [1, 2])
        expect(stateHash(foldSession(await read(child, sequence)))).toBe(
          stateHash(foldSession(await read(root, sequence))),
        );
      const state = foldSession(await read(child));
      expect(state).toMatchObject({
        sessionId: child,
        sequence: 4,
        branch: { parentSessionId: root, parentSequence: 2 },
      });
    });

    test("appends to a branch as to any session, and repeats its fork without doing it again", async () => {
      await append(root, 0, [started(), noticed("one")]);
      const first = forked(root, 2);
      const child = nextId();
      const appended = await append(child, 2, [first]);
      expect(appended).toMatchObject({ ok: true, value: { written: true } });
      expect(await append(child, 2, [first])).toEqual({
        ok: true,
        value: { written: false, events: appended.ok && appended.value.events, fence: null },
      });
      expect(await append(child, 3, [noticed("on")])).toMatchObject({
        ok: true,
        value: { events: [{ sequence: 4, sessionId: child }] },
      });
      expect(await append(child, 3, [noticed("late")])).toMatchObject({
        ok: false,
        error: { code: "stale-sequence", headSequence: 4 },
      });
    });

    test("refuses a fork past the end, of nothing, of another owner's session, and into a session that exists", async () => {
      await append(root, 0, [started(), noticed("one")]);
      const other = nextId();
      await append(other, 0, [started(), noticed("mine")]);
      const refused = { ok: false, error: { code: "unknown-session" } };
      expect(await append(nextId(), 3, [forked(root, 3)])).toMatchObject(refused);
      expect(await append(nextId(), 2, [forked(nextId(), 2)])).toMatchObject(refused);
      expect(await append(other, 2, [forked(root, 2)])).toMatchObject(refused);
      const eve = { ownerId: nextId(), sessionId: nextId() };
      expect(
        await opened.storage.eventLog.append({ ...eve, expectedSequence: 2, events: [forked(root, 2)] }),
      ).toMatchObject(refused);
      expect(await opened.storage.eventLog.read(eve)).toEqual([]);
      const child = await fork(root, 2);
      expect(await opened.storage.eventLog.read({ ownerId: eve.ownerId, sessionId: child })).toEqual([]);
      expect(
        await opened.storage.sessionDirectory.branchesOf({ ownerId: eve.ownerId, sessionId: child }),
      ).toEqual([]);
    });

    test("carries a turn on in a branch under the branch's own lease", async () => {
      await append(root, 0, [started()]);
      await append(root, 1, [turnStarted("turn-a")], {
        lease: { take: { turnId: "turn-a", untilMs: atMs } },
      });
      const child = nextId();
      const lease = { take: { turnId: "turn-a", untilMs: atMs } };
      const ended: NewEvent = { ...base(), turnId: "turn-a", type: "turn-completed", reason: "answered" };
      expect(await append(child, 2, [forked(root, 2)], { lease })).toMatchObject({ ok: true });
      expect(await append(child, 3, [ended], { lease: { release: { turnId: "turn-a" } } })).toMatchObject({
        ok: true,
      });
      expect(
        await opened.storage.sessionDirectory.renewLease({
          ownerId,
          sessionId: root,
          turnId: "turn-a",
          fence: 1,
          untilMs: atMs,
        }),
      ).toBe(true);
      expect(
        await opened.storage.sessionDirectory.renewLease({
          ownerId,
          sessionId: child,
          turnId: "turn-a",
          fence: 1,
          untilMs: atMs,
        }),
      ).toBe(false);
    });

    test("knows where the person's stream stood at a time", async () => {
      await append(root, 0, [
        started(),
        added("mem_a", "One."),
        { ...added("mem_b", "Two."), at: "2026-11-22T13:00:00.000Z" },
      ]);
      const positionAt = (at: string) => opened.storage.memoryStore.positionAt({ ownerId, at });
      expect(await positionAt("2026-11-22T11:00:00.000Z")).toBe(0);
      expect(await positionAt("2026-11-22T12:30:00.000Z")).toBe(1);
      expect(await positionAt("2026-11-22T13:00:00.000Z")).toBe(2);
    });

    test("lists a conversation once, by its branch that changed last, and finds every branch from any of them", async () => {
      await append(root, 0, [started()]);
      await append(root, 1, [turnStarted("turn-a")], {
        lease: { take: { turnId: "turn-a", untilMs: atMs } },
      });
      const later = { ...noticed("later"), at: "2026-11-22T13:00:00.000Z" };
      const child = await fork(root, 2, [later]);
      const sandbox = await fork(child, 3, [{ ...later, id: nextId() }], 0);
      const first = await fork(root, 1);
      const [entry, ...others] = await opened.storage.sessionDirectory.list({ ownerId, limit: 9 });
      expect(others).toEqual([]);
      expect(entry).toMatchObject({ sessionId: child, title: "Hello there", branches: 3, running: false });
      expect([...(entry?.memberIds ?? [])].sort()).toEqual([root, child, sandbox, first].sort());
      const tree = await opened.storage.sessionDirectory.branchesOf({ ownerId, sessionId: sandbox });
      expect(tree[0]).toMatchObject({
        sessionId: root,
        parentSessionId: null,
        reason: null,
        running: true,
        firstTurnSequence: 2,
      });
      expect(tree.map((branch) => branch.sessionId).sort()).toEqual([root, child, sandbox, first].sort());
      expect(tree.find((branch) => branch.sessionId === sandbox)).toMatchObject({
        sandbox: true,
        parentSessionId: child,
        parentSequence: 3,
        reason: "fork",
        label: "forked",
      });
      expect(tree.find((branch) => branch.sessionId === first)).toMatchObject({ title: "New session" });
      expect(await opened.storage.sessionDirectory.branchesOf({ ownerId, sessionId: nextId() })).toEqual([]);
    });
  });
}
