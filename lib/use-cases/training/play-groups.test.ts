import { describe, expect, test } from "vitest";
import { inProcessStrategies } from "@/lib/adapters/memory-strategies/in-process";
import { createScriptedPolicy } from "@/lib/adapters/scripted-policy/scripted-policy";
import { policyProfile, profileOf } from "@/lib/core/model/model-profile";
import { ProtocolParser } from "@/lib/core/protocol/protocol-parser";
import { policyRow } from "@/lib/core/training/chat-row";
import { samplesOf } from "@/lib/core/training/training-sample";
import { trainingTask, trainingTasks } from "@/lib/core/training/training-tasks";
import type { LanguageModel } from "@/lib/ports/language-model";
import { createStudioWith } from "@/lib/testing/studio";
import { wordEmbedder } from "@/lib/testing/word-embedder";
import { metricsOf, playGroups } from "./play-groups";
import { PolicyGoneError, playRollout } from "./play-rollout";

const strategy = { ...inProcessStrategies.agemem, profile: profileOf(policyProfile) };
const signal = new AbortController().signal;
const limits = { durationMs: 30_000, writtenTokens: 10_000 };

function worldsOf(model: () => LanguageModel) {
  return () => {
    let nowMs = Date.UTC(2026, 0, 1);
    const clock = { now: () => new Date(nowMs++) };
    const { deps } = createStudioWith(model(), { embedder: wordEmbedder, clock });
    return {
      deps,
      nextMessage() {
        nowMs += 60_000;
      },
    };
  };
}

/** The oracle, with made-up tokens: its prompt counted by messages, each step two tokens. */
function tokenizing(model: LanguageModel): LanguageModel {
  return {
    ...model,
    async *stream(request) {
      for await (const part of model.stream(request))
        yield part.type === "finished"
          ? {
              ...part,
              sampled: {
                promptTokenIds: request.messages.map((_, index) => index),
                tokenIds: [7, 8],
                logProbabilities: [-0.5, -0.25],
              },
            }
          : part;
    },
  };
}

/** Every second rollout says nothing that helps. */
function everySecond(good: () => LanguageModel) {
  let opened = 0;
  return () => {
    opened += 1;
    return opened % 2 === 1 ? good() : silent;
  };
}

const silent: LanguageModel = {
  identity: { provider: "fake", modelId: "silent", label: "Silent" },
  async *stream() {
    yield { type: "text", delta: "I do not know." };
    yield { type: "finished", finishReason: "stop", usage: null };
  },
};

const oracle = () => tokenizing(createScriptedPolicy({ thinks: true }));

describe("rollouts of a task", () => {
  test("give each step of every stage the advantage of its rollout, and rows with their tokens", async () => {
    const tasks = [trainingTask("training", 1, 0)];
    const openWorld = worldsOf(everySecond(oracle));
    const played = await playGroups(
      { openWorld, strategy },
      { tasks, k: 2, name: "u1", reward: "all-returns", limits, parallel: 1, signal },
    );
    if (!played.ok) throw new Error(played.error.code);
    const { rollouts, rows, withoutGradient, recorded } = played.value;
    expect(withoutGradient).toEqual([]);
    expect(rollouts.map(({ isRight, status }) => [isRight, status])).toEqual([
      [true, "done"],
      [false, "done"],
    ]);
    const [good, bad] = rollouts;
    expect(good?.reward).toBeGreaterThan(bad?.reward ?? 1);
    expect(good?.advantage).toBeCloseTo(Math.SQRT1_2, 4);
    const own = rows.filter(({ rolloutId }) => rolloutId === good?.rolloutId);
    expect(own).toHaveLength(good?.steps ?? 0);
    expect(new Set(own.map(({ stage }) => stage))).toEqual(new Set([1, 2, 3]));
    for (const row of own) {
      expect(row).toMatchObject({
        advantage: good?.advantage,
        tokenIds: [7, 8],
        logProbabilities: [-0.5, -0.25],
      });
      expect(row.promptTokenIds?.length).toBeGreaterThan(1);
    }
    expect(good?.operations["1"]).toMatchObject({ ADD: tasks[0]?.facts.length });
    expect(recorded.map(({ rolloutId }) => rolloutId)).toEqual(["u1-1-1", "u1-1-2"]);
    expect(metricsOf(played.value)).toMatchObject({ "agemem/right": 0.5, "agemem/without-gradient": 0 });
  });

  test("that all earn the same have no gradient, and are named", async () => {
    const tasks = trainingTasks("training", { seed: 1, from: 0, count: 2 });
    const played = await playGroups(
      { openWorld: worldsOf(oracle), strategy },
      { tasks, k: 2, name: "u1", reward: "answer-only", limits, parallel: 4, signal },
    );
    if (!played.ok) throw new Error(played.error.code);
    expect(played.value.withoutGradient).toEqual(tasks.map(({ taskId }) => taskId));
    expect(played.value.rows.every(({ advantage }) => advantage === 0)).toBe(true);
    expect(played.value.rollouts.every(({ reward }) => reward === 1)).toBe(true);
  });

  test("with K of 1 are refused before anything is played", async () => {
    const openWorld = () => {
      throw new Error("Nothing may be played.");
    };
    const asked = {
      tasks: [trainingTask("training", 1, 0)],
      k: 1,
      name: "u1",
      reward: "all-returns",
      limits,
      parallel: 1,
      signal,
    } as const;
    expect(await playGroups({ openWorld, strategy }, asked)).toMatchObject({
      ok: false,
      error: { code: "group-too-small" },
    });
  });
});

describe("a rollout that fails", () => {
  const task = trainingTask("training", 1, 1);
  const asked = { rolloutId: "r", task, index: 1, reward: "all-returns", signal } as const;

  test("by its tokens is a rollout: the reward of no answer, its steps as rows, its reason as a sentence", async () => {
    const played = await playRollout(
      { openWorld: worldsOf(oracle), strategy },
      { ...asked, limits: { ...limits, writtenTokens: 3 } },
    );
    expect(played.facts).toMatchObject({
      status: "failed",
      problem: "It wrote more than 3 tokens.",
      isRight: false,
    });
    expect(played.facts.reward).toBeCloseTo(-1 / 3, 10);
    expect(played.rows.length).toBeGreaterThan(0);
  });

  test("because its policy is gone is none: the update is played again", async () => {
    const { ModelError } = await import("@/lib/ports/language-model");
    const gone: LanguageModel = {
      ...silent,
      stream() {
        throw new ModelError("model-unreachable", "Gone.");
      },
    };
    await expect(
      playRollout({ openWorld: worldsOf(() => gone), strategy }, { ...asked, limits }),
    ).rejects.toThrow(PolicyGoneError);
  });
});

describe("what the scripted policy teaches", () => {
  test("solves the tasks of both splits, by steps that the protocol accepts and prompts that are proven", async () => {
    for (const split of ["training", "held-out"] as const) {
      const tasks = trainingTasks(split, { seed: 5, from: 0, count: 4 });
      const played = await playGroups(
        { openWorld: worldsOf(oracle), strategy },
        { tasks, k: 2, name: split, reward: "answer-only", limits, parallel: 1, signal },
      );
      if (!played.ok) throw new Error(played.error.code);
      const right = played.value.rollouts.filter(({ isRight }) => isRight).length;
      expect(right / played.value.rollouts.length).toBeGreaterThan(0.8);
      const [first] = played.value.recorded;
      const [learning] = first?.record.sessions ?? [];
      const samples = samplesOf([{ sessionId: "", events: learning?.events ?? [] }]);
      expect(samples.length).toBeGreaterThan(0);
      for (const sample of samples) {
        expect(sample.isProven).toBe(true);
        const written = policyRow(sample).messages.at(-1)?.content ?? "";
        const parser = new ProtocolParser();
        parser.push(written);
        expect(parser.end({ isCut: false }).outcome.kind).not.toBe("malformed");
      }
      // A later prompt of a turn begins with the one before it and what was written: one sequence for the engine.
      const texts = samples.map((sample) =>
        policyRow(sample).messages.map(({ role, content }) => `${role}:${content}`),
      );
      for (const [index, text] of texts.slice(1).entries()) {
        if (samples[index]?.turnId !== samples[index + 1]?.turnId) continue;
        const before = texts[index] ?? [];
        expect(text.slice(0, before.length)).toEqual(before);
      }
    }
  });
});
