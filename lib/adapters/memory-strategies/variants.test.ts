import { describe, expect, test } from "vitest";
import { ablationNames, ablations } from "@/lib/core/lab/ablations";
import { strategyVariants, variantNamed } from "@/lib/core/lab/strategy-variants";
import { memOpsTasks } from "@/lib/core/lab/suites";
import { toolNames } from "@/lib/core/log/operations";
import { strategyNames } from "@/lib/ports/memory-strategy";
import { createStudioWith } from "@/lib/testing/studio";
import { wordEmbedder } from "@/lib/testing/word-embedder";
import { runEpisode } from "@/lib/use-cases/episode/run-episode";
import { createScriptedPolicy } from "../scripted-policy/scripted-policy";
import { inProcessStrategies } from "./in-process";
import { variantStrategy } from "./variants";

function strategyNamed(name: string) {
  const variant = variantNamed(name);
  if (!variant) throw new Error(`There is no variant ${name}.`);
  return variantStrategy(variant);
}

async function played(name: string) {
  const [task] = memOpsTasks({
    ...{ suite: "memops-tiny", histories: 1, seed: 7, families: ["people"], distractors: 7 },
  });
  if (!task) throw new Error("No task was made.");
  let nowMs = Date.UTC(2026, 0, 5);
  const clock = { now: () => new Date(nowMs++) };
  const { deps } = createStudioWith(createScriptedPolicy(), { embedder: wordEmbedder, clock });
  const { signal } = new AbortController();
  const episode = { ownerId: "mara", episodeId: "one", task, signal };
  const record = await runEpisode(deps, { ...episode, strategy: strategyNamed(name) });
  if (!record.ok) throw new Error(record.error.message);
  return { task, events: record.value.sessions.flatMap(({ events }) => events) };
}

describe("an ablation", () => {
  test.each(ablationNames)("of %s is made of strategies that there are, AgeMem first", (name) => {
    const known = [...strategyNames, ...strategyVariants.map((variant) => variant.name)];
    const { strategies } = ablations[name];
    expect(strategies[0]).toBe("agemem");
    for (const strategy of strategies) expect(known).toContain(strategy);
    expect(new Set(strategies).size).toBe(strategies.length);
  });

  test("turns off each of the six tools once", () => {
    expect(ablations.tools.strategies).toHaveLength(7);
  });
});

describe("a variant", () => {
  test.each(strategyVariants.flatMap((variant) => (variant.changes === "tool" ? [variant] : [])))(
    "$name is neither offered the tool nor told of it, and is AgeMem otherwise",
    (variant) => {
      const { profile, ...rest } = variantStrategy(variant);
      const { profile: whole, ...others } = inProcessStrategies.agemem;
      expect(rest).toEqual({ ...others, name: variant.name });
      expect(profile.operations).toEqual(whole.operations.filter((name) => name !== variant.without));
      expect(profile.systemPrompt).not.toContain(`- ${toolNames[variant.without]}`);
      expect(profile.systemPrompt).toContain("with five tools");
      expect(profile.systemPrompt.split("\n")).toHaveLength(whole.systemPrompt.split("\n").length - 1);
    },
  );

  test("with fewer distractors hears the first ones of the same history", async () => {
    const { task, events } = await played("agemem-distractors-3");
    const heard = events.flatMap((event) => (event.type === "turn-started" ? [event.text] : []));
    expect(task.distractors).toHaveLength(7);
    expect(heard).toEqual([
      ...task.messages.map(({ text }) => text),
      ...task.distractors.slice(0, 3),
      ...task.questions.map(({ text }) => text),
    ]);
  });

  test("with another threshold has it in every session of its episode", async () => {
    const { events } = await played("agemem-threshold-0.8");
    const started = events.flatMap((event) => (event.type === "session-started" ? [event.settings] : []));
    expect(started.length).toBeGreaterThanOrEqual(2);
    for (const settings of started) expect(settings.filterThreshold).toBe(0.8);
  });
});
