import { describe, expect, test } from "vitest";
import { alignBranches } from "@/lib/core/branch/align-branches";
import type { WhatIf } from "@/lib/core/branch/counterfactual";
import { measureInfluence } from "@/lib/core/branch/influence";
import { foldSession } from "@/lib/core/session/fold";
import { sandboxOf } from "@/lib/core/session/session-state";
import type { ScriptedStep } from "@/lib/testing/scripted-model";
import { calls, createStudio } from "@/lib/testing/studio";
import { runTurn } from "../session/run-turn";
import { planAnswerAgain, planInfluence, startCounterfactual } from "./start-counterfactual";

type Studio = ReturnType<typeof createStudio>;

async function answerAgain(studio: Studio, what: WhatIf, branchId = "what-if") {
  const started = await startCounterfactual(studio.deps, { ...studio.scope, branchId, what });
  if (started.ok && started.value.turn) {
    const state = await studio.deps.sessionReader.read(started.value.turn);
    const memoryStore = studio.deps.memoryStore.inSandbox(sandboxOf(state));
    await runTurn(
      { ...studio.deps, memoryStore },
      { ...started.value.turn, signal: new AbortController().signal },
    );
  }
  return started;
}

async function compare(studio: Studio, branchId = "what-if") {
  const [left, right] = await Promise.all([studio.events(), studio.events(branchId)]);
  return alignBranches(
    { events: left, state: foldSession(left) },
    { events: right, state: foldSession(right) },
  );
}

const search = calls("Retrieve_memory", { query: "city" });

/** A conversation whose second turn searches and answers from memory. */
async function played(script: readonly ScriptedStep[]) {
  const studio = createStudio([{ text: "Hello." }, search, { text: "You live in Bergen." }, ...script]);
  await studio.operate("ADD", { content: "Lives in the city of Bergen." });
  await studio.say("Hello there.");
  const turnId = await studio.say("Where do I live?");
  const [memory] = await studio.deps.memoryStore.listCurrent({ ownerId: "mara", limit: 1 });
  return { studio, turnId, memoryId: memory?.memoryId ?? "" };
}

describe("answering again", () => {
  test("without a memory: the search does not find it, and the two answers stand beside each other", async () => {
    const { studio, turnId, memoryId } = await played([search, { text: "I do not know where you live." }]);
    expect(await answerAgain(studio, { kind: "memory", memoryId })).toMatchObject({
      ok: true,
      value: { originalTurnId: turnId, label: "without “Lives in the city of Bergen.”" },
    });
    const comparison = await compare(studio);
    expect(comparison).toMatchObject({
      sharedTurns: 1,
      turns: [
        { left: { answer: "You live in Bergen." }, right: { answer: "I do not know where you live." } },
      ],
    });
    expect(comparison.turns[0]?.right?.steps[0]?.operations).toMatchObject([
      { type: "memories-retrieved", hits: [] },
    ]);
    expect(measureInfluence("You live in Bergen.", "I do not know where you live.").changed).toBe(true);
    expect(await studio.deps.memoryStore.countCurrent({ ownerId: "mara" })).toBe(1);
  });

  test("without an operation of the agent: it is skipped, and what came before it is not made again", async () => {
    const { studio } = await played([{ text: "I did not look." }]);
    const retrieved = (await studio.events()).find((event) => event.type === "memories-retrieved");
    await answerAgain(studio, { kind: "operation", sequence: retrieved?.sequence ?? 0 });
    const [pair] = (await compare(studio)).turns;
    expect(pair?.right).toMatchObject({
      answer: "I did not look.",
      steps: [{ operations: [{ type: "operation-rejected", code: "SKIPPED_BY_PERSON" }] }, {}],
    });
  });

  test("by another model: the choice stands in the sandbox alone, and the answer beside the original", async () => {
    const { studio, turnId } = await played([{ text: "In Bergen, says the base." }]);
    const choice = { connectionId: "local", modelId: "base" };
    expect(
      await answerAgain(studio, { kind: "model", turnId, choice, label: "Base, no adapter" }),
    ).toMatchObject({ ok: true, value: { originalTurnId: turnId, label: "by Base, no adapter" } });
    expect((await compare(studio)).turns[0]).toMatchObject({
      left: { answer: "You live in Bergen." },
      right: { answer: "In Bergen, says the base." },
    });
    const branch = foldSession(await studio.events("what-if"));
    expect(branch.modelChoice).toEqual(choice);
    expect((await studio.state()).modelChoice).toBeNull();
  });

  test("with an item back, and without a FILTER of the person: the last answer that missed it is made again", async () => {
    const studio = createStudio([{ text: "Nice." }, { text: "What boat?" }, { text: "The red boat." }], {
      settings: { filterThreshold: 0.3 },
    });
    await studio.say("My boat is red.");
    await studio.operate("FILTER", { criteria: "boat red" });
    const turnId = await studio.say("Which colour is it?");
    const filtered = (await studio.events()).find((event) => event.type === "context-filtered");
    const itemId = filtered?.type === "context-filtered" ? (filtered.removedItemIds[0] ?? "") : "";
    for (const [index, what] of [
      { kind: "item", itemId } as const,
      { kind: "operation", sequence: filtered?.sequence ?? 0 } as const,
    ].entries()) {
      expect(await answerAgain(studio, what, `what-if-${index}`)).toMatchObject({
        ok: true,
        value: { originalTurnId: turnId },
      });
      expect(JSON.stringify(studio.model.requests.at(-1)?.messages)).toContain("My boat is red.");
      expect((await compare(studio, `what-if-${index}`)).turns[0]).toMatchObject({
        left: { answer: "What boat?" },
        right: { answer: "The red boat." },
      });
    }
  });

  test("is refused with the reason where no answer could show a difference", async () => {
    const { studio } = await played([]);
    const item = (await studio.state()).order.items().next().value?.itemId ?? "";
    const refusals: [WhatIf, string][] = [
      [{ kind: "memory", memoryId: "mem_none" }, "nothing-to-answer-again"],
      [{ kind: "operation", sequence: 1 }, "unknown-step"],
      [{ kind: "item", itemId: item }, "item-is-live"],
      [{ kind: "item", itemId: "nothing" }, "unknown-item"],
    ];
    for (const [what, code] of refusals) {
      expect(await answerAgain(studio, what)).toMatchObject({ ok: false, error: { code } });
      expect(await planAnswerAgain(studio.deps, { ...studio.scope, what })).toMatchObject({
        ok: false,
        error: { code },
      });
    }
    expect(await studio.events("what-if")).toEqual([]);
  });
});

describe("two branches aligned", () => {
  test("share everything when they are one, and nothing when they are two sessions", async () => {
    const { studio } = await played([]);
    const other = createStudio([{ text: "Hello." }]);
    await other.say("Hello there.");
    const log = async (events: Awaited<ReturnType<Studio["events"]>>) => ({
      events,
      state: foldSession(events),
    });
    const own = await log(await studio.events());
    expect(alignBranches(own, own)).toEqual({ sharedSequence: own.events.length, sharedTurns: 2, turns: [] });
    const foreign = await log((await other.events()).map((event) => ({ ...event, id: `other-${event.id}` })));
    const comparison = alignBranches(own, foreign);
    expect(comparison).toMatchObject({ sharedSequence: 0, sharedTurns: 0 });
    expect(comparison.turns.map(({ left, right }) => [left?.message, right?.message])).toEqual([
      ["Hello there.", "Hello there."],
      ["Where do I live?", undefined],
    ]);
  });

  test("stand step by step beside each other, with as many places on both sides", async () => {
    const { studio, memoryId } = await played([{ text: "No search." }]);
    await answerAgain(studio, { kind: "memory", memoryId });
    const [pair] = (await compare(studio)).turns;
    expect(pair?.left?.steps.map((step) => step?.text)).toEqual(["", "You live in Bergen."]);
    expect(pair?.right?.steps.map((step) => step?.text ?? null)).toEqual(["No search.", null]);
  });
});

describe("which memories mattered", () => {
  test("says before what it would take: one run without each memory and one as it was", async () => {
    const { studio, turnId, memoryId } = await played([]);
    const planned = await planInfluence(studio.deps, { ...studio.scope, turnId });
    expect(planned).toMatchObject({
      ok: true,
      value: {
        runs: 2,
        memories: [{ memoryId, content: "Lives in the city of Bergen." }],
        perRun: { liveSteps: 2 },
      },
    });
    const first = (await studio.state()).turns.first()?.turnId ?? "";
    expect(await planInfluence(studio.deps, { ...studio.scope, turnId: first })).toMatchObject({
      ok: false,
      error: { code: "nothing-to-answer-again" },
    });
  });
});
