import { describe, expect, test, vi } from "vitest";
import { firstMessageOf } from "@/lib/core/session/session-state";
import type { ModelPart, ModelRequest } from "@/lib/ports/language-model";
import type { ScriptedStep } from "@/lib/testing/scripted-model";
import { calls, createStudio } from "@/lib/testing/studio";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import { createTurnRunner } from "./turn-runner";

/** One or more processes over one storage, each with its own runner. */
function createProcesses(script: readonly ScriptedStep[], count = 1, turnsAtOnce = 40) {
  const studio = createStudio(script);
  const runners = Array.from({ length: count }, () =>
    createTurnRunner(studio.deps, async () => studio.deps, { turnsAtOnce }),
  );
  const [runner] = runners;
  if (!runner) throw new Error("no process");
  const ofType = async (type: string, sessionId?: string) =>
    (await studio.events(sessionId)).filter((event) => event.type === type);
  return { studio, runners, runner, ofType };
}

const message = (turnId: string, text = "I like tea.", sessionId = "session-1") =>
  ({ ownerId: "mara", sessionId, turnId, text, newSession: true }) as const;
const addTea = calls("Add_memory", { content: "Likes tea." });

describe("the same message sent again (R8)", () => {
  test.each([2, 4, 9])(
    "%i times at once runs once: each step, each call and each memory once",
    async (times) => {
      const { studio, runner, ofType } = createProcesses([addTea, { text: "Noted." }, { text: "again" }]);
      const started = await Promise.all(Array.from({ length: times }, () => runner.start(message("turn-a"))));
      expect(started.every((result) => result.ok)).toBe(true);
      await Promise.all(started.map((result) => result.ok && result.value.finished));
      expect((await ofType("turn-started")).length).toBe(1);
      expect((await ofType("step-started")).map(({ step }) => step)).toEqual([1, 2]);
      expect((await ofType("memory-added")).length).toBe(1);
      expect((await ofType("turn-completed")).length).toBe(1);
      expect(studio.model.requests).toHaveLength(2);
    },
  );

  test("to two processes at once runs in one of them", async () => {
    const { runners, ofType, studio } = createProcesses([addTea, { text: "Noted." }, { text: "again" }], 2);
    const started = await Promise.all(runners.map((runner) => runner.start(message("turn-a"))));
    await Promise.all(started.map((result) => result.ok && result.value.finished));
    expect(started.map(({ ok }) => ok)).toEqual([true, true]);
    expect((await ofType("step-started")).map(({ step }) => step)).toEqual([1, 2]);
    expect(studio.model.requests).toHaveLength(2);
  });

  test("while it runs waits for the turn that runs, and after its end runs nothing", async () => {
    const { studio, runner, ofType } = createProcesses([{ text: "Hello." }, { text: "again" }]);
    const first = await runner.start(message("turn-a"));
    const during = await runner.start(message("turn-a"));
    await (during.ok && during.value.finished);
    expect((await ofType("turn-completed")).length).toBe(1);
    await (first.ok && first.value.finished);
    const later = await runner.start(message("turn-a"));
    expect(later).toMatchObject({ ok: true });
    await (later.ok && later.value.finished);
    expect(studio.model.requests).toHaveLength(1);
    expect((await studio.state()).turns.size).toBe(1);
  });

  test("with other words, or in another session, is a conflict and changes nothing", async () => {
    const { studio, runner } = createProcesses([{ text: "Hello." }, { text: "again" }]);
    const first = await runner.start(message("turn-a"));
    await (first.ok && first.value.finished);
    const before = await studio.events();
    const taken = { ok: false, error: { code: "id-taken", eventId: "turn-a" } };
    expect(await runner.start(message("turn-a", "I like coffee."))).toEqual(taken);
    expect(await runner.start(message("turn-a", "I like tea.", "session-2"))).toEqual(taken);
    expect(await studio.events()).toEqual(before);
    expect(await studio.events("session-2")).toEqual([]);
    expect(await runner.start(message("turn-a", "  I like tea."))).toMatchObject({ ok: false });
  });

  test("with other words at the same time is a conflict for one of the two", async () => {
    const { studio, runner, ofType } = createProcesses([{ text: "Hello." }, { text: "again" }]);
    const both = await Promise.all([
      runner.start(message("turn-a", "I like tea.")),
      runner.start(message("turn-a", "I like coffee.")),
    ]);
    await Promise.all(both.map((result) => result.ok && result.value.finished));
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(both.find((result) => !result.ok)).toMatchObject({ error: { code: "id-taken" } });
    expect((await ofType("turn-started")).length).toBe(1);
    expect(studio.model.requests).toHaveLength(1);
  });

  test("by another owner is that owner's own", async () => {
    const { runner, studio } = createProcesses([{ text: "Hello." }, { text: "Hello you." }]);
    const started = await Promise.all([
      runner.start(message("turn-a")),
      runner.start({ ...message("turn-a", "Other words."), ownerId: "elin" }),
    ]);
    await Promise.all(started.map((result) => result.ok && result.value.finished));
    expect(started.map(({ ok }) => ok)).toEqual([true, true]);
    const elin = await studio.deps.sessionReader.read({ ownerId: "elin", sessionId: "session-1" });
    expect(firstMessageOf(elin)).toBe("Other words.");
    expect(elin.turns.map(({ status }) => status).toArray()).toEqual(["completed"]);
  });
});

describe("running turns", () => {
  test("are counted from their admission on, until they end", async () => {
    const { runner } = createProcesses([{ hang: true }, { hang: true }, { hang: true }], 1, 2);
    const refused = { ok: false, error: { code: "too-many-turns", maxTurns: 2 } };
    const [first, second] = [runner.admit(), runner.admit()];
    if (!first.ok || !second.ok) throw new Error("no place in an idle process");
    expect(runner.admit()).toEqual(refused);
    expect((await runner.start(message("turn-a", "Hi", "session-a"))).ok).toBe(true);
    first.value.release();
    first.value.release();
    expect(runner.admit(), "the turn that runs keeps the place").toEqual(refused);
    second.value.release();
    expect(runner.admit().ok).toBe(true);
    await runner.stopAll();
    expect(runner.admit().ok).toBe(true);
  });

  test("stop where they run, with what they said", async () => {
    const { runner, studio } = createProcesses([{ text: "Half an ans", hang: true }]);
    const started = await runner.start(message("turn-a"));
    await saysSomething(studio.deps);
    expect(await runner.stop({ ownerId: "mara", sessionId: "session-1", turnId: "turn-a" })).toEqual({
      ok: true,
      value: null,
    });
    await (started.ok && started.value.finished);
    expect((await studio.state()).turns.last()?.status).toBe("cancelled");
    expect((await studio.events()).find((event) => event.type === "step-finished")).toMatchObject({
      item: { text: "Half an ans" },
    });
  });

  test("stop in another process with what was saved of them, and the worker that had them writes no more (R10)", async () => {
    const { runners, studio, ofType } = createProcesses([{ text: "Half an ans", hang: true }], 2);
    const [here, elsewhere] = runners;
    const started = await here?.start(message("turn-a"));
    await saysSomething(studio.deps);
    const scope = { ownerId: "mara", sessionId: "session-1", turnId: "turn-a" };
    await studio.deps.sessionDirectory.renewLease({ ...scope, fence: 1, untilMs: 1, partialText: "Half an" });
    expect(await elsewhere?.stop(scope)).toEqual({ ok: true, value: null });
    expect((await ofType("step-finished"))[0]).toMatchObject({ item: { text: "Half an" } });
    await here?.stopAll();
    await (started?.ok && started.value.finished);
    expect((await ofType("turn-cancelled")).length).toBe(1);
    expect((await ofType("turn-interrupted")).length).toBe(0);
    expect((await ofType("step-finished")).length).toBe(1);
  });

  test("whose database went away are closed when it is back, with what was saved of them", async () => {
    const { studio } = createProcesses([{ text: "Half an answer." }]);
    let isAway = false;
    const append: typeof studio.deps.eventLog.append = (request) =>
      isAway ? Promise.reject(new Error("gone")) : studio.deps.eventLog.append(request);
    let looks = 0;
    const runningTurn: typeof studio.deps.sessionDirectory.runningTurn = (scope) => {
      looks += 1;
      isAway = looks < 3;
      return isAway ? Promise.reject(new Error("gone")) : studio.deps.sessionDirectory.runningTurn(scope);
    };
    const deps = {
      ...studio.deps,
      eventLog: { ...studio.deps.eventLog, append },
      sessionDirectory: { ...studio.deps.sessionDirectory, runningTurn },
      languageModel: {
        ...studio.deps.languageModel,
        async *stream() {
          yield { type: "text", delta: "Half an answer." } as const;
          isAway = true;
          yield { type: "finished", finishReason: "stop", usage: null } as const;
        },
      },
    };
    const runner = createTurnRunner(deps, async () => deps, { turnsAtOnce: 40, closeAgainMs: 1 });
    const started = await runner.start(message("turn-a"));
    await (started.ok && started.value.finished);
    expect((await studio.state()).turns.last()).toMatchObject({
      status: "interrupted",
      endReason: expect.stringMatching(/database could not be reached/),
    });
    expect((await studio.events()).find(({ type }) => type === "step-finished")).toMatchObject({
      item: { text: "Half an answer." },
    });
  });

  test("of nobody, or of somebody else, are as unknown as those that never were", async () => {
    const { runner } = createProcesses([{ hang: true }]);
    await runner.start(message("turn-a"));
    const foreign = await runner.stop({ ownerId: "elin", sessionId: "session-1", turnId: "turn-a" });
    const nobody = await runner.stop({ ownerId: "elin", sessionId: "session-1", turnId: "turn-x" });
    expect(foreign).toEqual({ ok: false, error: { code: "unknown-session", sessionId: "session-1" } });
    expect(nobody).toEqual(foreign);
    await runner.stopAll();
  });

  test("end as interrupted when the process ends, and the next turn runs (R11)", async () => {
    const { runner, studio } = createProcesses([{ text: "One moment", hang: true }, { text: "Here." }]);
    await runner.start(message("turn-a"));
    await saysSomething(studio.deps);
    await runner.stopAll();
    expect((await studio.state()).turns.last()?.status).toBe("interrupted");
    const next = await runner.start(message("turn-b", "Still there?"));
    await (next.ok && next.value.finished);
    expect((await studio.state()).turns.last()?.status).toBe("completed");
  });
});

/** Resolves when a running step has said something. */
function saysSomething({ live }: Dependencies): Promise<void> {
  return new Promise((resolve) => {
    const stop = live.subscribe({ ownerId: "mara", sessionId: "session-1" }, (event) => {
      if (event.type !== "partial" || !event.partial?.text) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
}

test("what was said is saved within a second, also where the provider falls silent after it", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const { studio, runner } = createProcesses([]);
    let say: () => void = () => {};
    const said = new Promise<void>((resolve) => {
      say = resolve;
    });
    Object.assign(studio.deps, {
      languageModel: {
        ...studio.deps.languageModel,
        async *stream({ signal }: ModelRequest): AsyncIterable<ModelPart> {
          yield { type: "text", delta: "Half an answer" };
          say();
          await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
        },
      },
    });
    const started = await runner.start(message("turn-a"));
    await said;
    await vi.advanceTimersByTimeAsync(1_000);
    const scope = { ownerId: "mara", sessionId: "session-1" };
    const running = await studio.deps.sessionDirectory.runningTurn(scope);
    expect(running?.partialText).toBe("Half an answer");
    await runner.stop({ ...scope, turnId: "turn-a" });
    await (started.ok && started.value.finished);
  } finally {
    vi.useRealTimers();
  }
});
