import { describe, expect, test } from "vitest";
import type { ForkChanges, ForkPlace } from "@/lib/core/branch/fork-request";
import { foldSession } from "@/lib/core/session/fold";
import { firstMessageOf, liveItems, sandboxOf } from "@/lib/core/session/session-state";
import { stateHash } from "@/lib/core/session/state-hash";
import type { ScriptedStep } from "@/lib/testing/scripted-model";
import { calls, createStudio } from "@/lib/testing/studio";
import { closeLeftTurns } from "../session/recover-turns";
import { runTurn } from "../session/run-turn";
import { forkSession } from "./fork-session";
import { planFork } from "./plan-fork";

type Studio = ReturnType<typeof createStudio>;

async function fork(
  studio: Studio,
  place: ForkPlace,
  changes: ForkChanges = {},
  options: { sessionId?: string; branchId?: string; sandbox?: boolean } = {},
) {
  const { sessionId = studio.scope.sessionId, branchId = "branch-1", sandbox = true } = options;
  const scope = { ownerId: "mara", sessionId };
  const forked = await forkSession(studio.deps, {
    ...scope,
    branchId,
    place,
    changes,
    reason: "fork",
    sandbox,
  });
  if (forked.ok && forked.value.turn) {
    const state = await studio.deps.sessionReader.read(forked.value.turn);
    const memoryStore = studio.deps.memoryStore.inSandbox(sandboxOf(state));
    await runTurn(
      { ...studio.deps, memoryStore },
      { ...forked.value.turn, signal: new AbortController().signal },
    );
  }
  return forked;
}

const contents = async (studio: Studio, store = studio.deps.memoryStore) =>
  (await store.listCurrent({ ownerId: "mara", limit: 9 })).map((memory) => memory.content).sort();
const stateOf = (studio: Studio, sessionId = "branch-1") =>
  studio.deps.sessionReader.read({ ownerId: "mara", sessionId });
const inside = async (studio: Studio, sessionId = "branch-1") =>
  contents(studio, studio.deps.memoryStore.inSandbox(sandboxOf(await stateOf(studio, sessionId))));
const lastText = (studio: Studio) => JSON.stringify(studio.model.requests.at(-1)?.messages);

/** A turn of three steps: searches, adds, answers. */
async function played(more: readonly ScriptedStep[] = []) {
  const studio = createStudio([
    calls("Retrieve_memory", { query: "city" }),
    calls("Add_memory", { content: "Has a dog named Bo." }),
    { text: "You live in Bergen." },
    ...more,
  ]);
  await studio.operate("ADD", { content: "Lives in the city of Bergen." });
  const turnId = await studio.say("Where do I live? I have a dog named Bo.");
  return { studio, turnId };
}

describe("a fork", () => {
  test("carries a turn on from a step: earlier steps come from the record, later ones run live", async () => {
    const { studio, turnId } = await played([{ text: "Bergen it is." }]);
    const callsBefore = studio.model.requests.length;
    expect(await fork(studio, { kind: "step", turnId, step: 3 })).toMatchObject({ ok: true });
    expect(studio.model.requests).toHaveLength(callsBefore + 1);
    const state = await stateOf(studio);
    expect(state.turns.last()).toMatchObject({ turnId, status: "completed" });
    expect(state.turns.last()?.steps.map((step) => step.step)).toEqual([1, 2, 3]);
    expect(liveItems(state).at(-1)?.text).toBe("Bergen it is.");
    expect((await studio.state()).turns.last()?.status).toBe("completed");
  });

  test("shares the parent's state up to its place, proven by the hash", async () => {
    const { studio, turnId } = await played([{ text: "Other." }]);
    await fork(studio, { kind: "step", turnId, step: 2 });
    const branch = await studio.events("branch-1");
    const forkedAt = branch.findIndex((event) => event.type === "session-forked");
    const parent = await studio.events();
    expect(stateHash(foldSession(branch.slice(0, forkedAt)))).toBe(
      stateHash(foldSession(parent.slice(0, forkedAt))),
    );
  });

  test("says another message from before the turn, and keeps what it does to memory to itself", async () => {
    const { studio, turnId } = await played([
      calls("Add_memory", { content: "Has a cat named Mia." }),
      { text: "Noted." },
    ]);
    await fork(studio, { kind: "turn", turnId }, { message: "I have a cat named Mia." });
    expect(await contents(studio)).toEqual(["Has a dog named Bo.", "Lives in the city of Bergen."]);
    expect(await inside(studio)).toEqual(["Has a cat named Mia.", "Lives in the city of Bergen."]);
    const state = await stateOf(studio);
    expect(state.turns.last()).toMatchObject({ status: "completed" });
    expect(firstMessageOf(state)).toBe("I have a cat named Mia.");
  });

  test("changes the system prompt, a memory and an item's fate, and the model sees exactly that", async () => {
    const { studio, turnId } = await played([{ text: "Fine." }]);
    const state = await studio.state();
    const retrieve = liveItems(state).find((item) => item.toolCalls?.[0]?.toolName === "Retrieve_memory");
    const memory = (await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 9 })).at(-1);
    const update = { memory_id: memory?.memoryId ?? "", content: "Lives in Oslo." };
    const forked = await fork(
      studio,
      { kind: "step", turnId, step: 3 },
      {
        systemPrompt: "You are a parrot.",
        memories: [{ operation: "UPDATE", input: update }],
        removeItemIds: [retrieve?.itemId ?? ""],
      },
    );
    expect(forked).toMatchObject({
      ok: true,
      value: { label: "another system prompt, a memory changed, an item taken out" },
    });
    expect(lastText(studio)).toContain("You are a parrot.");
    expect(lastText(studio)).not.toContain("Lives in the city of Bergen.");
    expect(await inside(studio)).toEqual(["Has a dog named Bo.", "Lives in Oslo."]);
    expect(await contents(studio)).toContain("Lives in the city of Bergen.");
  });

  test("leaves a call out: the model hears that the person skipped it, and the turn goes on from there", async () => {
    const { studio } = await played([{ text: "No dog then." }]);
    const added = (await studio.events()).findLast(
      (event) => event.type === "memory-added" && event.by === "agent",
    );
    const toolCallId = added && "toolCallId" in added ? (added.toolCallId ?? "") : "";
    await fork(
      studio,
      { kind: "sequence", sequence: (added?.sequence ?? 0) - 1 },
      { skipToolCallIds: [toolCallId] },
    );
    expect(lastText(studio)).toContain("SKIPPED_BY_PERSON");
    expect(await inside(studio)).toEqual(["Lives in the city of Bergen."]);
  });

  test("leaves a memory out of the store and of what stands in the context", async () => {
    const { studio, turnId } = await played([{ text: "I do not know." }]);
    const [memory] = (await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 9 })).slice(-1);
    await fork(studio, { kind: "step", turnId, step: 2 }, { forgetMemoryIds: [memory?.memoryId ?? ""] });
    expect(lastText(studio)).not.toContain("Lives in the city of Bergen.");
    expect(lastText(studio)).toContain("retrieved");
  });

  test("of a fork begins with what the first one held there", async () => {
    const { studio, turnId } = await played([
      calls("Add_memory", { content: "Has a cat." }),
      { text: "Noted." },
      { text: "Again." },
    ]);
    await fork(studio, { kind: "turn", turnId }, { message: "I have a cat." });
    const second = (await stateOf(studio)).turns.last()?.turnId ?? "";
    await fork(
      studio,
      { kind: "step", turnId: second, step: 2 },
      {},
      { sessionId: "branch-1", branchId: "branch-2", sandbox: false },
    );
    expect((await stateOf(studio, "branch-2")).branch).toMatchObject({
      sandbox: true,
      parentSessionId: "branch-1",
    });
    expect(await inside(studio, "branch-2")).toEqual(["Has a cat.", "Lives in the city of Bergen."]);
  });

  test("of a shared prefix is a sibling, not a child", async () => {
    const { studio, turnId } = await played([{ text: "One." }, { text: "Two." }]);
    await fork(studio, { kind: "step", turnId, step: 3 });
    await fork(
      studio,
      { kind: "step", turnId, step: 2 },
      {},
      { sessionId: "branch-1", branchId: "branch-2" },
    );
    expect((await stateOf(studio, "branch-2")).branch).toMatchObject({
      parentSessionId: studio.scope.sessionId,
    });
  });

  test("whose worker is gone is closed from the log, and its parent is left alone", async () => {
    const { studio, turnId } = await played();
    const place = { kind: "step", turnId, step: 2 } as const;
    const request = {
      ...studio.scope,
      branchId: "branch-1",
      place,
      changes: {},
      reason: "fork",
      sandbox: true,
    } as const;
    expect(await forkSession(studio.deps, request)).toMatchObject({ ok: true, value: { turn: { turnId } } });
    const before = await studio.events();
    expect(await closeLeftTurns(studio.deps)).toBe(1);
    expect((await stateOf(studio)).turns.last()).toMatchObject({ turnId, status: "interrupted" });
    expect(await studio.events()).toEqual(before);
  });

  test("asked for twice is made once", async () => {
    const { studio, turnId } = await played([{ text: "One." }]);
    await fork(studio, { kind: "turn", turnId });
    const events = await studio.events("branch-1");
    expect(await fork(studio, { kind: "turn", turnId })).toMatchObject({
      ok: true,
      value: { repeated: true, turn: null },
    });
    expect(await studio.events("branch-1")).toEqual(events);
  });

  test("is refused, and nothing is changed, for what cannot be", async () => {
    const { studio, turnId } = await played();
    const place = { kind: "step", turnId, step: 3 } as const;
    const refusals: [ForkPlace, ForkChanges, string][] = [
      [{ kind: "step", turnId, step: 9 }, {}, "unknown-step"],
      [{ kind: "turn", turnId: "nowhere" }, {}, "unknown-step"],
      [{ kind: "sequence", sequence: 999 }, {}, "unknown-step"],
      [place, { forgetMemoryIds: ["mem_none"] }, "fork-refused"],
      [place, { removeItemIds: ["nothing"] }, "unknown-item"],
      [
        place,
        { removeItemIds: [(await studio.state()).order.items().next().value?.itemId ?? ""] },
        "fork-refused",
      ],
      [place, { skipToolCallIds: ["call-x"] }, "fork-refused"],
      [{ kind: "turn", turnId }, { message: "  " }, "empty-message"],
    ];
    for (const [at, changes, code] of refusals)
      expect(await fork(studio, at, changes)).toMatchObject({ ok: false, error: { code } });
    expect(await studio.events("branch-1")).toEqual([]);
    expect(await fork(studio, place, {}, { sessionId: "nobody" })).toMatchObject({
      ok: false,
      error: { code: "unknown-session" },
    });
  });

  test("of a running turn is refused; of an earlier one it is not", async () => {
    const studio = createStudio([{ text: "First." }, { hang: true }, { text: "Else." }]);
    const first = await studio.say("One.");
    const abort = new AbortController();
    const running = studio.say("Two.", abort.signal);
    while ((await studio.state()).turns.size < 2) await Promise.resolve();
    const second = (await studio.state()).turns.last()?.turnId ?? "";
    expect(await fork(studio, { kind: "turn", turnId: second })).toMatchObject({
      ok: false,
      error: { code: "fork-of-running-turn" },
    });
    expect(
      await planFork(studio.deps, { ...studio.scope, place: { kind: "turn", turnId: first }, changes: {} }),
    ).toMatchObject({ ok: true });
    abort.abort();
    await running;
  });
});

describe("the plan of a fork", () => {
  test("says what comes from the record, what runs live, and about how much that is", async () => {
    const { studio, turnId } = await played();
    const steps = (await studio.state()).turns.last()?.steps ?? [];
    const tokens = (from: number) => steps.slice(from).reduce((sum, step) => sum + step.countedTokens, 0);
    const plan = (place: ForkPlace, changes: ForkChanges = {}) =>
      planFork(studio.deps, { ...studio.scope, place, changes });
    expect(await plan({ kind: "step", turnId, step: 2 })).toMatchObject({
      ok: true,
      value: { recordedSteps: 1, liveSteps: 2, inputTokens: tokens(1) },
    });
    expect(await plan({ kind: "step", turnId, step: 2 }, { message: "Else." })).toMatchObject({
      ok: true,
      value: { recordedSteps: 0, liveSteps: 3, inputTokens: tokens(0) },
    });
    const end = (await studio.state()).sequence;
    expect(await plan({ kind: "sequence", sequence: end })).toMatchObject({
      ok: true,
      value: { recordedSteps: 3, liveSteps: 0, inputTokens: 0 },
    });
  });
});
