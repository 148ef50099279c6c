import { describe, expect, test } from "vitest";
import { memoriesOf } from "@/lib/adapters/memory-storage/database";
import { storeHash } from "@/lib/core/memory/store-hash";
import { calls, createStudio } from "@/lib/testing/studio";
import { deleteMemories } from "./delete-memories";
import { deskSessionId } from "./desk-session";
import { addMemory, editMemory } from "./edit-memory";
import { restoreMemories, revertMemory } from "./restore-memories";
import { undoMemoryChanges } from "./undo-memory-changes";
import { viewMemory } from "./view-memory";

const ownerId = "mara";

function open(script: Parameters<typeof createStudio>[0] = []) {
  const studio = createStudio(script);
  const { deps } = studio;
  let requests = 0;
  const requestId = () => `request-${++requests}`;
  return {
    ...studio,
    requestId,
    add: async (content: string) => {
      const added = await addMemory(deps, { ownerId, requestId: requestId(), content });
      if (!added.ok || added.value.status !== "done") throw new Error(JSON.stringify(added));
      const [event] = added.value.events;
      if (event?.type !== "memory-added") throw new Error("nothing was added");
      return event;
    },
    text: async (memoryId: string) => {
      const memory = await deps.memoryStore.find({ ownerId, memoryId });
      return memory?.versions.find(({ validTo }) => validTo === null)?.content ?? null;
    },
    hash: () => storeHash(memoriesOf(studio.adapters.database, ownerId)),
    undo: (
      eventIds: readonly string[],
      mode: "ask" | "with-dependents" | "only-this" = "ask",
      sessionId: string | null = null,
    ) =>
      undoMemoryChanges(deps, {
        ownerId,
        sessionId,
        requestId: requestId(),
        target: { kind: "events", eventIds },
        mode,
      }),
  };
}

describe("what the person does on the desk", () => {
  test("is recorded in a session of its own, by the person, through the same door", async () => {
    const studio = open();
    const added = await studio.add("Likes tea.");
    expect(added).toMatchObject({ by: "person", origin: "edited-by-person", operation: "ADD" });
    expect(added.sessionId).toBe(deskSessionId(ownerId));
    const desk = await studio.deps.sessionReader.read({ ownerId, sessionId: deskSessionId(ownerId) });
    expect(desk.kind).toBe("desk");
    expect(await studio.deps.sessionDirectory.list({ ownerId, limit: 9 })).toEqual([]);
  });

  test("a duplicate, an empty and a too long text are refused with a reason", async () => {
    const studio = open();
    await studio.add("Likes tea.");
    for (const [content, code] of [
      ["likes TEA", "DUPLICATE_MEMORY"],
      ["  \u200b \n ", "EMPTY_CONTENT"],
      ["x".repeat(100_000), "CONTENT_TOO_LONG"],
    ] as const) {
      const refused = await addMemory(studio.deps, { ownerId, requestId: studio.requestId(), content });
      expect(refused).toMatchObject({ ok: true, value: { status: "refused", code } });
    }
  });

  test("stores right-to-left text and emoji faithfully without control characters, and refuses a name that would vanish", async () => {
    const studio = open();
    const text = "Мара любит قهوة 👩‍🔬 und\ttea.";
    expect((await studio.add(text.replace(" und", "\u0007 und"))).content).toBe(text);
    const metadata = JSON.parse('{"__proto__": "x", "constructor": "y"}');
    const refused = await addMemory(studio.deps, {
      ownerId,
      requestId: studio.requestId(),
      content: "Polluted.",
      metadata,
    });
    expect(refused).toMatchObject({ ok: true, value: { status: "refused", code: "MALFORMED_ARGUMENTS" } });
  });

  test("an edit on an old version is a conflict with all three texts, and changes nothing", async () => {
    const studio = open();
    const { memoryId } = await studio.add("Lives in Bergen.");
    const edit = (content: string, expectedVersion: number) =>
      editMemory(studio.deps, {
        ownerId,
        requestId: studio.requestId(),
        memoryId,
        expectedVersion,
        content,
      });
    expect(await edit("Lives in Oslo.", 1)).toMatchObject({ ok: true, value: { status: "done" } });
    expect(await edit("Lives in Bodø.", 1)).toMatchObject({
      ok: true,
      value: {
        status: "conflict",
        conflict: {
          base: { content: "Lives in Bergen." },
          theirs: { content: "Lives in Oslo." },
          mine: { content: "Lives in Bodø." },
        },
      },
    });
    expect(await studio.text(memoryId)).toBe("Lives in Oslo.");
    await deleteMemories(studio.deps, { ownerId, requestId: studio.requestId(), memoryIds: [memoryId] });
    expect(await edit("Lives in Bodø.", 2)).toMatchObject({
      value: { status: "conflict", conflict: { theirs: null } },
    });
  });

  test("several are deleted and brought back in one append each; what cannot be is named", async () => {
    const studio = open();
    const ids: string[] = [];
    for (const drink of ["tea", "coffee", "water"]) ids.push((await studio.add(`Drinks ${drink}.`)).memoryId);
    const requestId = studio.requestId();
    const remove = () =>
      deleteMemories(studio.deps, { ownerId, requestId, memoryIds: [...ids, "mem_nobody"] });
    const removed = await remove();
    expect(removed).toMatchObject({ ok: true, value: { skipped: [{ memoryId: "mem_nobody" }] } });
    expect(removed.ok && removed.value.events).toHaveLength(4);
    expect(await remove()).toMatchObject({ ok: true, value: { events: { length: 4 } } });
    expect(await studio.deps.memoryStore.countCurrent({ ownerId })).toBe(0);
    const restored = await restoreMemories(studio.deps, {
      ownerId,
      requestId: studio.requestId(),
      memoryIds: [...ids, "mem_nobody"],
    });
    expect(restored).toMatchObject({ ok: true, value: { events: { length: 3 }, skipped: [{}] } });
    expect(await studio.deps.memoryStore.countCurrent({ ownerId })).toBe(3);
  });

  test("an older version can be made to hold again", async () => {
    const studio = open();
    const { memoryId } = await studio.add("Tea.");
    await editMemory(studio.deps, {
      ownerId,
      requestId: studio.requestId(),
      memoryId,
      expectedVersion: 1,
      content: "Coffee.",
    });
    const revert = (version: number, expectedVersion: number) =>
      revertMemory(studio.deps, {
        ownerId,
        requestId: studio.requestId(),
        memoryId,
        version,
        expectedVersion,
      });
    expect(await revert(1, 1)).toMatchObject({ value: { status: "conflict" } });
    expect(await revert(9, 2)).toMatchObject({ value: { status: "refused" } });
    expect(await revert(1, 2)).toMatchObject({ value: { status: "done" } });
    expect(await studio.text(memoryId)).toBe("Tea.");
  });
});

describe("undo", () => {
  test("from any session, recorded where it was asked, with what builds on it named first", async () => {
    const studio = open([{ text: "Hello." }]);
    await studio.say("Hi there.");
    const added = await studio.add("Tea.");
    const edited = await editMemory(studio.deps, {
      ownerId,
      requestId: studio.requestId(),
      memoryId: added.memoryId,
      expectedVersion: 1,
      content: "Coffee.",
    });
    const asked = await studio.undo([added.id], "ask", studio.scope.sessionId);
    expect(asked).toMatchObject({
      value: { status: "depends", changes: 1, dependents: [{ type: "memory-updated", content: "Coffee." }] },
    });
    expect(edited.ok && (await studio.text(added.memoryId))).toBe("Coffee.");
    const done = await studio.undo([added.id], "with-dependents", studio.scope.sessionId);
    expect(done).toMatchObject({ value: { status: "done", undone: 2 } });
    expect(await studio.text(added.memoryId)).toBeNull();
    const last = (await studio.events()).at(-1);
    expect(last).toMatchObject({ type: "memory-deleted", undoes: added.id, by: "person" });
    expect(await studio.undo([added.id])).toMatchObject({ value: { status: "nothing" } });
    expect(await studio.undo(["nobody"])).toMatchObject({ value: { status: "nothing" } });
  });

  test("everything the agent did in a turn or a session, and nothing the person did", async () => {
    const studio = open([
      {
        calls: [
          { toolName: "Add_memory", input: { content: "Lives in Bergen." } },
          { toolName: "Add_memory", input: { content: "Works as a biologist." } },
        ],
      },
      { text: "Noted." },
      calls("Add_memory", { content: "Has a cat called Miso." }),
      { text: "Noted." },
    ]);
    await studio.add("By hand.");
    const hash = studio.hash();
    const turnId = await studio.say("I live in Bergen and work as a biologist.");
    const afterFirst = studio.hash();
    await studio.say("I have a cat called Miso.");
    const { sessionId } = studio.scope;
    const undo = (target: Parameters<typeof undoMemoryChanges>[1]["target"]) =>
      undoMemoryChanges(studio.deps, {
        ownerId,
        sessionId,
        requestId: studio.requestId(),
        target,
        mode: "ask",
      });
    expect(await undo({ kind: "turn", sessionId, turnId })).toMatchObject({
      value: { status: "done", undone: 2 },
    });
    expect(await undo({ kind: "turn", sessionId, turnId })).toMatchObject({ value: { status: "nothing" } });
    expect(await undo({ kind: "session", sessionId })).toMatchObject({
      value: { status: "done", undone: 1 },
    });
    expect(studio.hash()).toBe(hash);
    expect(afterFirst).not.toBe(hash);
    expect(await undo({ kind: "session", sessionId: "nobody" })).toMatchObject({ ok: false });
  });

  test("repeating the request changes nothing, and undoing the undo is a redo", async () => {
    const studio = open();
    const added = await studio.add("Tea.");
    const target = { kind: "events", eventIds: [added.id] } as const;
    const request = { ownerId, sessionId: null, requestId: "once", target, mode: "ask" } as const;
    const first = await undoMemoryChanges(studio.deps, request);
    expect(await undoMemoryChanges(studio.deps, request)).toEqual(first);
    expect(await studio.undo(["once"])).toMatchObject({ value: { status: "done" } });
    expect(await studio.text(added.memoryId)).toBe("Tea.");
  });

  test("a foreign change reads like an unknown one", async () => {
    const studio = open();
    const added = await studio.add("Mara's secret.");
    const target = { kind: "events", eventIds: [added.id] } as const;
    const stolen = await undoMemoryChanges(studio.deps, {
      ownerId: "eve",
      sessionId: null,
      requestId: "steal",
      target,
      mode: "with-dependents",
    });
    const unknown = await undoMemoryChanges(studio.deps, {
      ownerId: "eve",
      sessionId: null,
      requestId: "guess",
      target: { kind: "events", eventIds: ["nobody"] },
      mode: "with-dependents",
    });
    expect(stolen).toEqual(unknown);
    expect(await studio.text(added.memoryId)).toBe("Mara's secret.");
    const { memoryId } = added;
    expect(await viewMemory(studio.deps, { ownerId: "eve", memoryId })).toMatchObject({ ok: false });
  });
});

test("a memory shows where it came from and what its source does not say", async () => {
  const studio = open([
    calls("Add_memory", { content: "Home is in Bergen with a retriever." }),
    { text: "Noted." },
  ]);
  const turnId = await studio.say("Hello! My home is in Bergen now.");
  const [version] = await studio.deps.memoryStore.listCurrent({ ownerId, limit: 1 });
  const detail = await viewMemory(studio.deps, { ownerId, memoryId: version?.memoryId ?? "" });
  expect(detail).toMatchObject({
    ok: true,
    value: {
      usage: { retrievals: 0 },
      changes: [{ type: "memory-added", by: "agent" }],
      provenance: [{ turnId, step: 1, model: "Scripted model", sessionTitle: "My home is in Bergen now" }],
    },
  });
  if (!detail.ok) return;
  const { content } = detail.value.memory.versions[0] ?? { content: "" };
  expect(detail.value.unsupported.map(({ start, end }) => content.slice(start, end))).toEqual(["retriever"]);
  const message = detail.value.provenance[0]?.message;
  expect(message?.text.slice(message.start, message.end)).toBe("My home is in Bergen now.");
});
