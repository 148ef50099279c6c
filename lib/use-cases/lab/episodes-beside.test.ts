import { expect, test } from "vitest";
import { inProcessStrategies } from "@/lib/adapters/memory-strategies/in-process";
import { createScriptedPolicy } from "@/lib/adapters/scripted-policy/scripted-policy";
import { episodesBeside } from "@/lib/core/lab/episodes-beside";
import { memOpsTasks } from "@/lib/core/lab/suites";
import type { OwnStrategyName } from "@/lib/ports/memory-strategy";
import { createStudioWith } from "@/lib/testing/studio";
import { wordEmbedder } from "@/lib/testing/word-embedder";
import { runEpisode } from "../episode/run-episode";

const [task] = memOpsTasks({ suite: "memops-tiny", histories: 1, seed: 7, families: ["people"] });

async function played(name: OwnStrategyName) {
  if (!task) throw new Error("No task was made.");
  let nowMs = Date.UTC(2026, 0, 5);
  const clock = { now: () => new Date(nowMs++) };
  const { deps } = createStudioWith(createScriptedPolicy(), { embedder: wordEmbedder, clock });
  const { signal } = new AbortController();
  const strategy = inProcessStrategies[name];
  const record = await runEpisode(deps, { ownerId: "mara", episodeId: name, task, strategy, signal });
  if (!record.ok) throw new Error(record.error.message);
  return record.value;
}

test("every message of a history stands beside itself, also where one episode never resets its context", async () => {
  const [ours, whole] = [await played("agemem"), await played("full-context")];
  const pairs = episodesBeside(ours, whole);
  const said = [
    ...(task?.messages ?? []).map(({ text }) => [1, text]),
    ...(task?.distractors ?? []).map((text) => [2, text]),
    ...(task?.questions ?? []).map(({ text }) => [3, text]),
  ];
  expect(pairs.map(({ stage, left }) => [stage, left?.turn.message])).toEqual(said);
  expect(pairs.map(({ stage, right }) => [stage, right?.turn.message])).toEqual(said);
  for (const { left, right } of pairs)
    expect([left?.turn.status, right?.turn.status]).toEqual(["completed", "completed"]);
});

test("a message that one of them did not hear stands beside nothing", async () => {
  const ours = await played("agemem");
  const short = { ...ours, sessions: ours.sessions.filter(({ parent }) => parent === null) };
  const pairs = episodesBeside(ours, short);
  const asked = pairs.filter(({ stage }) => stage === 3);
  expect(asked).toHaveLength(task?.questions.length ?? 0);
  for (const { left, right } of asked) expect([left === null, right]).toEqual([false, null]);
});
