import { describe, expect, test } from "vitest";
import { foldSession } from "@/lib/core/session/fold";
import { calls, createStudio } from "@/lib/testing/studio";
import { forkSession } from "../branch/fork-session";
import { archiveSession } from "./archive-session";
import { beginTemporaryChat } from "./begin-temporary-chat";
import { deleteSession, restoreSession } from "./delete-session";
import { pinSession } from "./pin-session";
import { purgeSession } from "./purge-session";
import { renameSession } from "./rename-session";
import { runTurn } from "./run-turn";
import { startTurn } from "./start-turn";

const answer = { text: "Noted." };

function list({ deps }: ReturnType<typeof createStudio>) {
  return deps.sessionDirectory.list({ ownerId: "mara", limit: 9 });
}

async function branchOf(studio: ReturnType<typeof createStudio>) {
  const events = await studio.events();
  const turnId = events.find((event) => event.type === "turn-started")?.id ?? "";
  const forked = await forkSession(studio.deps, {
    ...{ ownerId: "mara", sessionId: "session-1", branchId: "branch" },
    ...{ place: { kind: "turn", turnId }, changes: {}, reason: "fork", sandbox: false },
  });
  if (!forked.ok || !forked.value.turn) throw new Error("The session cannot be forked.");
  await runTurn(studio.deps, { ...forked.value.turn, signal: new AbortController().signal });
}

describe("keeping house", () => {
  test("a title that is chosen holds for every branch, and an empty one brings the automatic one back", async () => {
    const studio = createStudio([answer, answer]);
    await studio.say("Hi! I plan a trip to Oslo.");
    await branchOf(studio);
    const scope = { ownerId: "mara", sessionId: "branch" };
    expect((await list(studio))[0]?.title).toBe("I plan a trip to Oslo");
    await renameSession(studio.deps, { ...scope, eventId: "r1", title: `  Oslo\n<b>${"x".repeat(10_000)}` });
    const [renamed] = await list(studio);
    expect(renamed?.title).toMatch(/^Oslo <b>x+…$/);
    expect(renamed?.title.length).toBeLessThanOrEqual(120);
    expect(renamed?.memberIds).toEqual(["session-1", "branch"]);
    await renameSession(studio.deps, { ...scope, eventId: "r2", title: " " });
    expect((await list(studio))[0]?.title).toBe("I plan a trip to Oslo");
  });

  test("housekeeping does not move a session in the list, a pin puts it on top", async () => {
    const studio = createStudio([answer, answer]);
    await studio.say("First.", undefined, "session-1");
    await studio.say("Second.", undefined, "session-2");
    const before = await list(studio);
    await archiveSession(studio.deps, {
      ownerId: "mara",
      sessionId: "session-1",
      eventId: "a",
      archived: true,
    });
    const archived = await list(studio);
    expect(archived.find(({ sessionId }) => sessionId === "session-1")).toMatchObject({
      archived: true,
      updatedAt: before.find(({ sessionId }) => sessionId === "session-1")?.updatedAt,
    });
    await pinSession(studio.deps, { ownerId: "mara", sessionId: "session-1", eventId: "p", pinned: true });
    expect((await list(studio))[0]).toMatchObject({ sessionId: "session-1", pinned: true });
  });

  test("an act that changes nothing is no event, and a repeated one is one event", async () => {
    const studio = createStudio([answer]);
    await studio.say("First.");
    const before = (await studio.events()).length;
    const pin = { ...studio.scope, eventId: "p", pinned: true };
    await pinSession(studio.deps, pin);
    await pinSession(studio.deps, pin);
    await pinSession(studio.deps, { ...pin, eventId: "p2" });
    await restoreSession(studio.deps, { ...studio.scope, eventId: "r" });
    expect((await studio.events()).length).toBe(before + 1);
  });

  test("a deleted session takes no message, in none of its branches, until it is restored", async () => {
    const studio = createStudio([answer, answer]);
    await studio.say("First.");
    await branchOf(studio);
    await deleteSession(studio.deps, { ...studio.scope, eventId: "d" });
    expect((await list(studio))[0]?.deleted).toBe(true);
    const message = { ownerId: "mara", sessionId: "branch", turnId: "late", text: "Still there?" };
    expect(await startTurn(studio.deps, message)).toMatchObject({
      ok: false,
      error: { code: "session-deleted", isPurged: false },
    });
    await restoreSession(studio.deps, { ...studio.scope, eventId: "r" });
    expect((await startTurn(studio.deps, message)).ok).toBe(true);
  });

  test("nobody else's session can be kept", async () => {
    const studio = createStudio([answer]);
    await studio.say("First.");
    const foreign = { ownerId: "eve", sessionId: "session-1", eventId: "x" };
    for (const act of [
      renameSession(studio.deps, { ...foreign, title: "Mine" }),
      pinSession(studio.deps, { ...foreign, pinned: true }),
      archiveSession(studio.deps, { ...foreign, archived: true }),
      deleteSession(studio.deps, foreign),
      purgeSession(studio.deps, foreign),
    ])
      expect(await act).toMatchObject({ ok: false, error: { code: "unknown-session" } });
    expect((await list(studio))[0]?.title).toBe("First");
  });
});

describe("a temporary chat", () => {
  test("reads long-term memory and never writes it, whoever asks", async () => {
    const studio = createStudio([
      calls("Add_memory", { content: "Likes tea." }),
      answer,
      calls("Retrieve_memory", { query: "drinks" }),
      calls("Add_memory", { content: "Likes coffee." }),
      answer,
    ]);
    await studio.say("I like tea.");
    const scope = { ownerId: "mara", sessionId: "temporary" };
    await beginTemporaryChat(studio.deps, scope);
    await studio.say("And coffee.", undefined, "temporary");
    const memories = await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 9 });
    expect(memories.map(({ content }) => content)).toEqual(["Likes tea."]);
    const events = await studio.events("temporary");
    expect(events.find((event) => event.type === "operation-rejected")).toMatchObject({
      code: "TEMPORARY_CHAT",
    });
    expect(events.some((event) => event.type === "memories-retrieved")).toBe(true);
    expect(foldSession(events).temporary).toBe(true);
    expect((await list(studio)).find(({ sessionId }) => sessionId === "temporary")?.temporary).toBe(true);
  });
});

describe("deleting for good", () => {
  test("leaves no word of the conversation or its branches, keeps its memories, and says so", async () => {
    const studio = createStudio([
      calls("Add_memory", { content: "Keeps a kayak called Marlin." }),
      { text: "A kayak called Marlin, noted. ZEBRAWORD" },
      { text: "Answered again in the branch. ZEBRAWORD" },
      { text: "Again ZEBRAWORD" },
    ]);
    await studio.say("My kayak is called Marlin. ZEBRAWORD");
    await branchOf(studio);
    await studio.say("More ZEBRAWORD", undefined, "branch");
    await renameSession(studio.deps, { ...studio.scope, eventId: "r", title: "ZEBRAWORD" });
    const purge = { ...studio.scope, eventId: "purge" };
    const receipt = await purgeSession(studio.deps, purge);
    expect(receipt).toMatchObject({ ok: true, value: { sessions: 2, memoriesKept: 1, verified: true } });
    expect(JSON.stringify([await studio.events(), await studio.events("branch")])).not.toContain("ZEBRAWORD");
    expect(await list(studio)).toEqual([]);
    const memories = await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 9 });
    expect(memories.map(({ content }) => content)).toEqual(["Keeps a kayak called Marlin."]);
    const late = { ownerId: "mara", sessionId: "session-1", turnId: "late", text: "Hello?" };
    expect(await startTurn(studio.deps, late)).toMatchObject({
      error: { code: "session-deleted", isPurged: true },
    });
    expect(foldSession(await studio.events("branch")).turns.size).toBeGreaterThan(0);
    expect(await purgeSession(studio.deps, purge)).toMatchObject({ ok: true, value: { verified: true } });
  });

  test("is refused while an answer runs there, and the words stay", async () => {
    const studio = createStudio([]);
    await startTurn(studio.deps, { ...studio.scope, turnId: "t", text: "Running.", newSession: true });
    expect(await purgeSession(studio.deps, { ...studio.scope, eventId: "p" })).toMatchObject({
      ok: false,
      error: { code: "turns-running", running: 1 },
    });
    expect(JSON.stringify(await studio.events())).toContain("Running.");
  });
});
