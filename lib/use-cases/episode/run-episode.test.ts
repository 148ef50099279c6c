import { describe, expect, test } from "vitest";
import { inProcessStrategies } from "@/lib/adapters/memory-strategies/in-process";
import { createScriptedPolicy } from "@/lib/adapters/scripted-policy/scripted-policy";
import { logOf, logsOfQuestion } from "@/lib/core/episode/episode-record";
import { type MemOpsOptions, makeMemOpsTask } from "@/lib/core/episode/memops/make-tasks";
import { judgeEpisode } from "@/lib/core/lab/judge-episode";
import { verifyReplay } from "@/lib/core/replay/verify";
import type { LanguageModel } from "@/lib/ports/language-model";
import { type OwnStrategyName, ownStrategyNames } from "@/lib/ports/memory-strategy";
import { createScriptedModel } from "@/lib/testing/scripted-model";
import { createStudioWith } from "@/lib/testing/studio";
import { wordEmbedder } from "@/lib/testing/word-embedder";
import { runEpisode } from "./run-episode";

const minuteMs = 60_000;

async function play(
  name: OwnStrategyName,
  options: MemOpsOptions,
  model: LanguageModel = createScriptedPolicy(),
  signal = new AbortController().signal,
) {
  let nowMs = Date.UTC(2026, 0, 1);
  const clock = { now: () => new Date(nowMs++) };
  const { deps } = createStudioWith(model, { embedder: wordEmbedder, clock });
  const task = makeMemOpsTask(options);
  const run = await runEpisode(deps, {
    ownerId: "episode",
    episodeId: "e",
    task,
    strategy: inProcessStrategies[name],
    signal,
    nextMessage: () => {
      nowMs += minuteMs;
    },
  });
  return { deps, task, run };
}

async function judged(name: OwnStrategyName, options: MemOpsOptions) {
  const { task, run } = await play(name, options);
  if (!run.ok) throw new Error(run.error.message);
  return { task, record: run.value, result: judgeEpisode(task, run.value) };
}

describe("an episode", () => {
  test.each(ownStrategyNames)("of %s is three stages whose logs prove themselves", async (name) => {
    const { task, record } = await judged(name, { seed: 3, kind: "update" });
    for (const asked of record.questions) {
      const logs = logsOfQuestion(record, asked);
      const events = logs.flatMap((log) => log.events);
      const stages = events.flatMap((event) => (event.type === "stage-started" ? [event.stage] : []));
      expect(stages).toEqual([1, 2, 3]);
      expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
      for (const log of logs) expect(verifyReplay(log.events).outcome).toBe("intact");
    }
    expect(record.questions.map(({ questionId }) => questionId)).toEqual(
      task.questions.map(({ questionId }) => questionId),
    );
    expect(record.sessions).toHaveLength((name === "full-context" ? 1 : 2) + task.questions.length);
  });

  test("asks every question on the same history: none sees another", async () => {
    const { task, record } = await judged("full-context", { seed: 5, kind: "recall" });
    for (const asked of record.questions) {
      const { events } = logOf(record, asked.sessionId);
      const heard = events.flatMap((event) => (event.type === "turn-started" ? [event.text] : []));
      const question = task.questions.find(({ questionId }) => questionId === asked.questionId);
      expect(heard).toEqual([
        ...task.messages.map(({ text }) => text),
        ...task.distractors,
        question?.text ?? "",
      ]);
    }
  });

  test("never shows its gold to the policy", async () => {
    const seen: string[] = [];
    const policy = createScriptedPolicy();
    const watched: LanguageModel = {
      ...policy,
      stream(request) {
        seen.push(JSON.stringify(request.messages));
        return policy.stream(request);
      },
    };
    const { task } = await play("no-memory", { seed: 7, kind: "recall" }, watched);
    const asked = task.questions.map(({ text }) => text);
    const afterReset = seen.filter((prompt) => asked.some((text) => prompt.includes(text)));
    expect(afterReset.length).toBeGreaterThan(0);
    const gold = task.questions.flatMap(({ answer }) => answer ?? []);
    for (const prompt of afterReset) for (const value of gold) expect(prompt).not.toContain(`"${value}`);
  });

  test("ends without a result when the model is gone, and when it is stopped", async () => {
    const gone = await play(
      "agemem",
      { seed: 1, kind: "recall" },
      createScriptedModel([{ fail: "model-unreachable" }]),
    );
    expect(gone.run).toMatchObject({ ok: false, error: { code: "model-gone" } });
    const stopping = new AbortController();
    stopping.abort();
    const stopped = await play(
      "agemem",
      { seed: 1, kind: "recall" },
      createScriptedPolicy(),
      stopping.signal,
    );
    expect(stopped.run).toMatchObject({ ok: false, error: { code: "stopped" } });
  });

  test("with a model that says nothing is a result, and a bad one", async () => {
    const { task, run } = await play(
      "agemem",
      { seed: 1, kind: "recall" },
      createScriptedModel([{ text: "" }]),
    );
    if (!run.ok) throw new Error(run.error.message);
    const result = judgeEpisode(task, run.value);
    expect(result.score).toBe(0);
    expect(result.questions.every(({ answer }) => answer === "")).toBe(true);
  });
});

describe("what is judged of it", () => {
  test("a perfect reader of the whole context answers everything, and one without memory only that it does not know", async () => {
    for (const kind of ["update", "chain", "two-hop", "deletion"] as const) {
      expect((await judged("full-context", { seed: 11, kind })).result.score).toBe(1);
      const { task, result } = await judged("no-memory", { seed: 11, kind });
      const unknown = task.questions.filter(({ answer }) => answer === null).length;
      expect(result.score).toBeCloseTo(unknown / task.questions.length, 10);
      expect(result.stateAccuracy).toBeNull();
      expect(result.confusion).toBeNull();
    }
  });

  test("AgeMem keeps the state: one memory a fact, changed and deleted where it was", async () => {
    const { task, result } = await judged("agemem", { seed: 3, kind: "update" });
    expect(result).toMatchObject({ score: 1, stateAccuracy: 1 });
    expect(result.memories).toHaveLength(task.facts.length);
    expect(result.operations.UPDATE).toBe(1);
    expect(result.confusion?.UPDATE).toEqual({ ADD: 0, UPDATE: 1, DELETE: 0, none: 0 });
    expect(result.confusion?.ADD.ADD).toBe(task.facts.length);
    const [first] = result.questions;
    expect(first).toMatchObject({ evidenceInPrompt: 1, staleInPrompt: false });
    expect(first?.reward.parts.task).toEqual({ status: "known", value: 1 });
    expect(first?.reward.parts.maintenance).toEqual({ status: "known", value: 1 });
    expect(first?.reward.total).toBeGreaterThan(0.6);
  });

  test("RAG keeps what is over, so that stale values reach the prompt and the state is worse", async () => {
    const { result } = await judged("rag", { seed: 3, kind: "update" });
    expect(result.stateAccuracy).toBeLessThan(1);
    expect(result.questions[0]).toMatchObject({ staleInPrompt: true });
    expect(result.operations).toEqual({ ADD: 0, UPDATE: 0, DELETE: 0, RETRIEVE: 0, SUMMARY: 0, FILTER: 0 });
  });

  test("the same episode twice gives the same result", async () => {
    const left = await judged("agemem-no-stm", { seed: 9, kind: "chain" });
    const right = await judged("agemem-no-stm", { seed: 9, kind: "chain" });
    expect(right.result).toEqual(left.result);
  });
});
