import { describe, expect, test } from "vitest";
import type { Breakpoint } from "@/lib/core/log/breakpoint";
import type { ScriptedStep } from "@/lib/testing/scripted-model";
import { calls, createStudio } from "@/lib/testing/studio";
import { decidePause, type PauseDecision } from "../branch/decide-pause";
import { forkSession } from "../branch/fork-session";
import { setBreakpoints } from "../branch/set-breakpoints";
import { closeLeftTurns } from "./recover-turns";
import { AppStoppingError } from "./run-turn";

async function heldStudio(breakpoints: readonly Breakpoint[], script: readonly ScriptedStep[]) {
  const studio = createStudio(script);
  await setBreakpoints(studio.deps, {
    ...studio.scope,
    newSession: true,
    eventId: "breakpoints",
    breakpoints,
  });
  return studio;
}

/** Resolves when the session's turn is held. */
function untilPaused({ deps, scope }: ReturnType<typeof createStudio>): Promise<string> {
  return new Promise((resolve) => {
    const stop = deps.live.subscribe(scope, (message) => {
      const paused =
        message.type === "events" && message.events.find((event) => event.type === "turn-paused");
      if (!paused) return;
      stop();
      resolve(paused.turnId ?? "");
    });
  });
}

const remove = (memory_id: string) => calls("Delete_memory", { memory_id, confirmation: true });

async function playHeld(decision: PauseDecision, toDelete = "mem_0001") {
  const script: ScriptedStep[] = [remove(toDelete), { text: "Done." }];
  const studio = await heldStudio([{ kind: "delete" }], script);
  for (const content of ["Lives in Bergen.", "Likes tea and cake."]) await studio.operate("ADD", { content });
  const [keep, other] = (await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 5 })).map(
    (memory) => memory.memoryId,
  );
  script[0] = remove(other ?? "");
  const paused = untilPaused(studio);
  const finished = studio.say("Forget Bergen.");
  const turnId = await paused;
  const held = (await studio.state()).turns.last();
  const decided = await decidePause(studio.deps, {
    ...studio.scope,
    turnId,
    eventId: "decision",
    ...(decision.decision === "edit"
      ? { decision: "edit", input: { memory_id: keep, confirmation: true } }
      : decision),
  });
  await finished;
  const contents = (await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 5 })).map(
    (memory) => memory.content,
  );
  return { studio, held, decided, contents, turnId };
}

describe("a held turn", () => {
  test("waits before the call with what is at stake, and runs it when the person says so", async () => {
    const { held, decided, contents, studio } = await playHeld({ decision: "continue" });
    expect(held).toMatchObject({
      status: "running",
      pause: { breakpoint: "delete", sentence: expect.stringContaining("Lives in Bergen") },
    });
    expect(decided.ok).toBe(true);
    expect(contents).toEqual(["Likes tea and cake."]);
    expect((await studio.state()).turns.last()).toMatchObject({ status: "completed", pause: null });
  });

  test("runs the call with the arguments the person wrote instead", async () => {
    const { contents, studio } = await playHeld({ decision: "edit", input: {} });
    expect(contents).toEqual(["Lives in Bergen."]);
    expect((await studio.events()).find((event) => event.type === "memory-deleted")).toMatchObject({
      by: "agent",
      content: "Likes tea and cake.",
    });
  });

  test("leaves the call out when it is skipped, and the model hears why", async () => {
    const { contents, studio } = await playHeld({ decision: "skip" });
    expect(contents).toHaveLength(2);
    expect((await studio.events()).find((event) => event.type === "operation-rejected")).toMatchObject({
      code: "SKIPPED_BY_PERSON",
      operation: "DELETE",
    });
    expect(JSON.stringify(studio.model.requests.at(-1)?.messages)).toContain("SKIPPED_BY_PERSON");
  });

  test("takes one decision, repeats it harmlessly, and refuses one that nobody waits for", async () => {
    const { studio, turnId } = await playHeld({ decision: "continue" });
    const again = { ...studio.scope, turnId, decision: "skip" } as const;
    expect(await decidePause(studio.deps, { ...again, eventId: "decision" })).toMatchObject({
      ok: true,
      value: { events: [{ decision: "continue" }] },
    });
    expect(await decidePause(studio.deps, { ...again, eventId: "another" })).toEqual({
      ok: false,
      error: { code: "not-paused", turnId },
    });
  });

  test("ends as stopped when the person stops it, as interrupted when the app ends, with a result for the open call", async () => {
    for (const [reason, status] of [
      [undefined, "cancelled"],
      [new AppStoppingError(), "interrupted"],
    ] as const) {
      const studio = await heldStudio(
        [{ kind: "memory-write" }],
        [calls("Add_memory", { content: "Has a dog." })],
      );
      const paused = untilPaused(studio);
      const abort = new AbortController();
      const finished = studio.say("I have a dog.", abort.signal);
      await paused;
      abort.abort(reason);
      await finished;
      expect((await studio.state()).turns.last()).toMatchObject({ status, pause: null });
      expect((await studio.events()).at(-2)).toMatchObject({
        type: "operation-rejected",
        code: "INTERRUPTED",
      });
      expect(await studio.deps.memoryStore.countCurrent({ ownerId: "mara" })).toBe(0);
    }
  });

  test("is closed from the log when its process is gone", async () => {
    const studio = await heldStudio([{ kind: "delete" }], [remove("mem_x")]);
    const paused = untilPaused(studio);
    const abort = new AbortController();
    const finished = studio.say("Forget it.", abort.signal);
    await paused;
    await closeLeftTurns(studio.deps);
    expect((await studio.state()).turns.last()).toMatchObject({ status: "interrupted", pause: null });
    abort.abort();
    await finished;
  });

  test("is held by a search that would find the memory, and by a context that fills up, once each", async () => {
    const script = [calls("Retrieve_memory", { query: "tea" }), { text: "You like tea." }];
    const studio = await heldStudio(
      [
        { kind: "retrieved", memoryId: "mem_0001" },
        { kind: "budget", percent: 1 },
      ],
      script,
    );
    await studio.operate("ADD", { content: "Likes tea." });
    const [memory] = await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 1 });
    const memoryId = memory?.memoryId ?? "";
    await setBreakpoints(studio.deps, {
      ...studio.scope,
      eventId: "again",
      breakpoints: [
        { kind: "retrieved", memoryId },
        { kind: "budget", percent: 1 },
      ],
    });
    const names: string[] = [];
    const stop = studio.deps.live.subscribe(studio.scope, (message) => {
      const paused =
        message.type === "events" && message.events.find((event) => event.type === "turn-paused");
      if (!paused) return;
      names.push(paused.breakpoint);
      void decidePause(studio.deps, {
        ...studio.scope,
        turnId: paused.turnId ?? "",
        eventId: `decision-${names.length}`,
        decision: "continue",
      });
    });
    await studio.say("What do I drink?");
    stop();
    expect(names).toEqual(["budget:1", `retrieved:${memoryId}`]);
    expect((await studio.state()).turns.last()).toMatchObject({ status: "completed" });
  });

  test("does not wait in a branch that leaves it while it was held: there the turn runs on, and is held again", async () => {
    const { studio, turnId } = await playHeld({ decision: "skip" });
    const paused = (await studio.events()).find((event) => event.type === "turn-paused");
    const place = { kind: "sequence", sequence: paused?.sequence ?? 0 } as const;
    const fork = {
      ...studio.scope,
      branchId: "branch",
      place,
      changes: {},
      reason: "fork",
      sandbox: true,
    } as const;
    expect(await forkSession(studio.deps, fork)).toMatchObject({ ok: true, value: { turn: { turnId } } });
    const state = await studio.deps.sessionReader.read({ ownerId: "mara", sessionId: "branch" });
    expect(state.turns.last()).toMatchObject({ status: "running", pause: null });
  });
});
