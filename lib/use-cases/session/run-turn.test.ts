import { describe, expect, test } from "vitest";
import { promptHash } from "@/lib/core/context/prompt-hash";
import { renderPrompt } from "@/lib/core/context/render-prompt";
import { foldSession } from "@/lib/core/session/fold";
import { runningTurn } from "@/lib/core/session/session-state";
import { stateHash } from "@/lib/core/session/state-hash";
import { calls, createStudio } from "@/lib/testing/studio";
import { closeLeftTurns } from "./recover-turns";
import { startTurn } from "./start-turn";

const typesOf = (events: readonly { type: string }[]) => events.map((event) => event.type);

describe("a turn", () => {
  test("goes from message over tool call to answer, with one event for each thing that happened", async () => {
    const studio = createStudio([
      calls("Add_memory", { content: "Mara is allergic to peanuts." }),
      { text: "I will remember that." },
    ]);
    await studio.say("I'm allergic to peanuts.");
    expect(typesOf(await studio.events())).toEqual([
      "session-started",
      "turn-started",
      "step-started",
      "step-finished",
      "memory-added",
      "step-started",
      "step-finished",
      "turn-completed",
    ]);
    expect((await studio.state()).turns.last()).toMatchObject({ status: "completed", endReason: "answered" });
  });

  test("sends at each step exactly the prompt that the log proves", async () => {
    const studio = createStudio([
      calls("Retrieve_memory", { query: "allergy" }),
      calls("Summary_context", { span: "all" }),
      { text: "Done." },
    ]);
    await studio.say("First.");
    await studio.say("Second.");
    const events = await studio.events();
    const sent = studio.model.requests.filter((request) => request.withTools);
    const started = events.filter((event) => event.type === "step-started");
    expect(started).toHaveLength(sent.length);
    started.forEach((event, index) => {
      const before = foldSession(events.slice(0, event.sequence - 1));
      expect(renderPrompt(before)).toEqual(sent[index]?.messages);
      expect(event.messagesHash).toBe(promptHash(sent[index]?.messages ?? []));
      expect(event.stateHash).toBe(stateHash(before));
    });
  });

  test("lets FILTER change what the model sees in the next step", async () => {
    const studio = createStudio(
      [
        { text: "The football match sounds wet." },
        calls("Filter_context", { criteria: "football match" }),
        { text: "Gone." },
      ],
      {
        settings: { filterThreshold: 0.3 },
      },
    );
    await studio.say("The football match was rainy.");
    await studio.say("Please drop the football talk.");
    const [beforeFilter, afterFilter] = studio.model.requests
      .slice(-2)
      .map((request) => JSON.stringify(request.messages));
    expect(beforeFilter).toContain("football match was rainy");
    expect(afterFilter).not.toContain("football match was rainy");
    expect(afterFilter).toContain("Please drop the football talk.");
  });

  test("stops visibly after eight steps (R15)", async () => {
    const studio = createStudio(
      Array.from({ length: 9 }, (_, index) => calls("Retrieve_memory", { query: `attempt ${index}` })),
    );
    await studio.say("Loop forever.");
    const turn = (await studio.state()).turns.last();
    expect(turn).toMatchObject({ status: "completed", endReason: "step-limit" });
    expect(turn?.steps).toHaveLength(8);
  });

  test("keeps the unfinished text and ends as cancelled when the person stops it", async () => {
    const studio = createStudio([{ text: "Half an answer", hang: true }]);
    const abort = new AbortController();
    const ended = studio.say("Tell me a story.", abort.signal);
    await expect.poll(async () => (await studio.state()).turns.last()?.steps.length).toBe(1);
    abort.abort();
    await ended;
    const state = await studio.state();
    expect(state.turns.last()?.status).toBe("cancelled");
    expect(state.items.get(state.order.last() ?? "")?.text).toBe("Half an answer");
  });

  test("ends as failed with a sentence when the provider fails, and the session stays usable", async () => {
    const studio = createStudio([{ text: "I was about to", fail: "model-busy" }, { text: "Here again." }]);
    await studio.say("Hello?");
    expect((await studio.state()).turns.last()).toMatchObject({ status: "failed", errorCode: "model-busy" });
    await studio.say("And now?");
    expect((await studio.state()).turns.last()?.status).toBe("completed");
  });

  test("shrinks the prompt and tries once more when the provider finds it too long", async () => {
    const studio = createStudio([
      { text: "word ".repeat(300) },
      { fail: "model-context-too-long" },
      { text: "Now it fits." },
    ]);
    await studio.say("Tell me much.");
    await studio.say("And now this.");
    const state = await studio.state();
    expect(state.turns.last()).toMatchObject({ status: "completed" });
    expect(typesOf(await studio.events())).toContain("context-trimmed");
    const [tooLong, shrunk] = studio.model.requests
      .slice(-2)
      .map((request) => JSON.stringify(request.messages).length);
    expect(shrunk).toBeLessThan(tooLong ?? 0);
  });

  test("records an unknown tool and malformed arguments as refusals the model can read", async () => {
    const studio = createStudio([
      {
        calls: [
          { toolName: "Steal_memory", input: {} },
          { toolName: "Update_memory", input: "not json" },
        ],
      },
      { text: "Sorry." },
    ]);
    await studio.say("Do something odd.");
    const refusals = (await studio.events()).filter((event) => event.type === "operation-rejected");
    expect(refusals.map((event) => [event.code, event.operation])).toEqual([
      ["UNKNOWN_TOOL", null],
      ["MALFORMED_ARGUMENTS", "UPDATE"],
    ]);
    expect(JSON.stringify(studio.model.requests.at(-1)?.messages)).toContain("MALFORMED_ARGUMENTS");
  });

  test("sees what the person did between two steps", async () => {
    const studio = createStudio([
      calls("Retrieve_memory", { query: "anything" }),
      {
        text: "I see it.",
        before: async () => void (await studio.operate("FILTER", { criteria: "unrelated words" })),
      },
    ]);
    await studio.say("Hello.");
    const [filtered] = (await studio.events()).filter((event) => event.type === "context-filtered");
    expect(filtered).toMatchObject({ by: "person", turnId: null });
    expect((await studio.state()).turns.last()?.status).toBe("completed");
  });

  test("runs one at a time per session, and a repeated request starts nothing new", async () => {
    const studio = createStudio([{ hang: true }]);
    const first = { ...studio.scope, turnId: "turn-a", text: "One", newSession: true };
    expect((await startTurn(studio.deps, first)).ok).toBe(true);
    expect(await startTurn(studio.deps, { ...first, turnId: "turn-b" })).toMatchObject({
      ok: false,
      error: { code: "turn-running", turnId: "turn-a" },
    });
    expect(await startTurn(studio.deps, first)).toMatchObject({
      ok: true,
      value: { written: false, turn: null },
    });
    expect((await studio.events()).filter((event) => event.type === "turn-started")).toHaveLength(1);
  });

  test("refuses empty, over-long and broken messages and writes nothing", async () => {
    const studio = createStudio([{ text: "ok" }]);
    const send = (text: string) =>
      startTurn(studio.deps, { ...studio.scope, turnId: "turn-a", text, newSession: true });
    expect(await send("  \n ")).toMatchObject({ error: { code: "empty-message" } });
    expect(await send("x".repeat(200_001))).toMatchObject({ error: { code: "message-too-long" } });
    expect(await send("broken \ud800")).toMatchObject({ error: { code: "unreadable-text" } });
    expect(await studio.events()).toEqual([]);
    const unknown = await startTurn(studio.deps, { ...studio.scope, turnId: "turn-a", text: "Hi" });
    expect(unknown).toMatchObject({ error: { code: "unknown-session" } });
  });
});

describe("after a crash", () => {
  test("an abandoned turn is closed as interrupted with what was saved, and open tool calls get a result", async () => {
    const studio = createStudio([{ text: "ok" }]);
    await startTurn(studio.deps, { ...studio.scope, turnId: "turn-a", text: "One", newSession: true });
    await studio.deps.sessionDirectory.renewLease({
      ...studio.scope,
      turnId: "turn-a",
      fence: 1,
      untilMs: 1,
      partialText: "Half",
    });
    expect(await closeLeftTurns(studio.deps)).toBe(1);
    expect(await closeLeftTurns(studio.deps)).toBe(0);
    const state = await studio.state();
    expect(runningTurn(state)).toBeNull();
    expect(state.turns.last()?.status).toBe("interrupted");
    await studio.say("Two");
    expect((await studio.state()).turns.last()?.status).toBe("completed");
  });
});

describe("the budget", () => {
  test("tells the agent at the soft mark and makes room at the hard mark, so that no prompt passes the limit", async () => {
    const studio = createStudio([{ text: "word ".repeat(400) }], { settings: { contextLimitTokens: 3_000 } });
    for (let turn = 0; turn < 8; turn += 1) await studio.say(`Message ${turn}: ${"talk ".repeat(60)}`);
    const events = await studio.events();
    expect(typesOf(events)).toEqual(expect.arrayContaining(["budget-noticed", "context-trimmed"]));
    const counted = events.flatMap((event) => (event.type === "step-started" ? [event.countedTokens] : []));
    expect(Math.max(...counted)).toBeLessThanOrEqual(Math.floor(3_000 * 0.92));
  });

  test("never notices and makes room in one step, makes room down to below the soft mark, and never takes the notice", async () => {
    const studio = createStudio([{ text: "word ".repeat(60) }], { settings: { contextLimitTokens: 3_000 } });
    for (let turn = 0; turn < 20; turn += 1) await studio.say(`Message ${turn}: ${"talk ".repeat(60)}`);
    const events = await studio.events();
    const noticed = events.filter((event) => event.type === "budget-noticed");
    const trims = events.filter((event) => event.type === "context-trimmed");
    expect(noticed.length).toBeGreaterThan(1);
    expect(trims.length).toBeGreaterThan(1);
    const stepOf = ({ turnId, step }: { turnId: string | null; step: number | null }) => `${turnId} ${step}`;
    expect(trims.map(stepOf).filter((step) => noticed.map(stepOf).includes(step))).toEqual([]);
    const notices = new Set(noticed.map(({ item }) => item.itemId));
    for (const { removed, tokensAfter } of trims) {
      expect(tokensAfter).toBeLessThanOrEqual(3_000 * 0.7);
      expect(removed.filter(({ itemId }) => notices.has(itemId))).toEqual([]);
    }
    // Each filling is noticed once, and room is made once for each.
    expect(Math.abs(noticed.length - trims.length)).toBeLessThanOrEqual(1);
  });

  test("never makes a prompt too large by the notice itself: it is told where it fits", async () => {
    const hardTokens = Math.floor(3_000 * 0.92);
    const told: boolean[] = [];
    for (let words = 1_280; words <= 1_340; words += 10) {
      const studio = createStudio([{ text: "ok" }], { settings: { contextLimitTokens: 3_000 } });
      await studio.say("talk ".repeat(words));
      const events = await studio.events();
      expect(events.at(-1)?.type).toBe("turn-completed");
      expect(typesOf(events)).not.toContain("context-trimmed");
      const [step] = events.filter((event) => event.type === "step-started");
      expect(step?.countedTokens).toBeLessThanOrEqual(hardTokens);
      told.push(typesOf(events).includes("budget-noticed"));
    }
    expect([told[0], told.at(-1)]).toEqual([true, false]);
  });

  test("lets the notice leave, and never trims it, where it is all that a message does not fit with", async () => {
    const left: boolean[] = [];
    for (const words of [1_250, 1_335]) {
      const studio = createStudio([{ text: "ok" }], { settings: { contextLimitTokens: 3_000 } });
      await studio.say("talk ".repeat(900));
      await studio.say("talk ".repeat(words));
      const events = await studio.events();
      expect(events.at(-1)?.type).toBe("turn-completed");
      const notices = events.flatMap((event) => (event.type === "budget-noticed" ? [event.item.itemId] : []));
      const trimmed = events.flatMap((event) => (event.type === "context-trimmed" ? event.removed : []));
      expect(trimmed.filter(({ itemId }) => notices.includes(itemId))).toEqual([]);
      expect(trimmed).not.toEqual([]);
      left.push(events.some((event) => event.type === "exchanges-left" && event.step === 1));
    }
    expect(left).toEqual([false, true]);
  });

  test("tells the agent as early as the model's own tokenizer demands, in the model's tokens", async () => {
    const studio = createStudio(
      [{ text: "word ".repeat(40), usage: { inputTokens: 2_200, outputTokens: 1 } }],
      {
        settings: { contextLimitTokens: 3_000 },
      },
    );
    await studio.say("Hello.");
    await studio.say("And now?");
    const [notice] = (await studio.events()).filter((event) => event.type === "budget-noticed");
    expect(notice).toMatchObject({ limitTokens: 3_000, item: { text: expect.stringContaining("2100") } });
    expect(notice?.usedTokens).toBeGreaterThan(2_100);
  });

  test("counts with the provider: a model that reports more tokens than we count gets less room", async () => {
    const long = { text: "word ".repeat(400), usage: { inputTokens: 3_000, outputTokens: 1 } };
    const studio = createStudio([long], { settings: { contextLimitTokens: 4_000 } });
    for (let turn = 0; turn < 6; turn += 1) await studio.say(`Message ${turn}: ${"talk ".repeat(60)}`);
    const steps = (await studio.state()).turns.toArray().flatMap((turn) => turn.steps);
    for (const [index, step] of steps.slice(1).entries()) {
      const ratio = Math.min(2, Math.max(1, 3_000 / (steps[index]?.countedTokens ?? 1)));
      expect(step.countedTokens * ratio).toBeLessThanOrEqual(4_000 * 0.92);
    }
  });

  test("fails the turn with a sentence when the message alone cannot fit", async () => {
    const studio = createStudio([{ text: "never" }], { settings: { contextLimitTokens: 2_000 } });
    await studio.say("x".repeat(5_900));
    expect((await studio.state()).turns.last()).toMatchObject({
      status: "failed",
      errorCode: "prompt-too-large",
    });
    expect(studio.model.requests).toEqual([]);
  });
});
