import { afterEach, describe, expect, test, vi } from "vitest";
import type { TurnLimits } from "@/lib/core/session/turn-limits";
import type { ScriptedStep } from "@/lib/testing/scripted-model";
import { calls, createStudio } from "@/lib/testing/studio";
import { startTimeLimit } from "./time-limit";

const none: TurnLimits = { minutes: null, tokens: null, costUsd: null };

async function ends(script: readonly ScriptedStep[], limits: Partial<TurnLimits>) {
  const studio = createStudio(script);
  Object.assign(studio.deps, { turnLimits: { ...none, ...limits } });
  await studio.say("Tell me.");
  const turn = (await studio.state()).turns.last();
  return { turn, events: await studio.events(), model: studio.model };
}

describe("a turn that takes too much (R15)", () => {
  test("time: ends in the middle of a step, keeps what it said, and names the limit", async () => {
    const { turn, events } = await ends([{ text: "So far", hang: true }], { minutes: 0.0005 });
    expect(turn).toMatchObject({ status: "failed", errorCode: "turn-time-limit" });
    expect(turn?.endReason).toMatch(/longer than 0\.0005 minutes/);
    expect(events.find(({ type }) => type === "step-finished")).toMatchObject({ item: { text: "So far" } });
  });

  test("tokens: the step that reached the limit is kept with its calls, and no other is paid for", async () => {
    const usage = { inputTokens: 900, outputTokens: 200 };
    const add = { ...calls("Add_memory", { content: "Likes tea." }), usage };
    const { turn, events, model } = await ends([add, { text: "Noted." }], { tokens: 1_000 });
    expect(turn).toMatchObject({ status: "failed", errorCode: "turn-token-limit" });
    expect(events.filter(({ type }) => type === "memory-added")).toHaveLength(1);
    expect(model.requests).toHaveLength(1);
  });

  test("an answer that reaches a limit with its last step is an answer", async () => {
    const usage = { inputTokens: 900, outputTokens: 200 };
    const { turn } = await ends([{ text: "Here.", usage }], { tokens: 1_000 });
    expect(turn?.status).toBe("completed");
  });
});

describe("the time of a turn", () => {
  afterEach(() => void vi.useRealTimers());

  test("stands still while it waits for the person, and never fires after its end", () => {
    vi.useFakeTimers();
    const limit = startTimeLimit(5_000);
    vi.advanceTimersByTime(4_000);
    limit.pause();
    vi.advanceTimersByTime(60_000);
    limit.resume();
    vi.advanceTimersByTime(999);
    expect(limit.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(limit.signal.aborted).toBe(true);
    const ended = startTimeLimit(1_000);
    ended.end();
    ended.resume();
    vi.advanceTimersByTime(10_000);
    expect(ended.signal.aborted).toBe(false);
  });
});
