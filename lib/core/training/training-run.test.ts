import { expect, test } from "vitest";
import { settingsDifference, trainingRewards, trainingSettingsSchema } from "./training-run";

const settings = trainingSettingsSchema.parse({
  ...{ suite: "memops", reward: "all-returns", rolloutsPerTask: 4, tasksPerUpdate: 8, updates: 30 },
  ...{ learningRate: 1e-4, klWeight: 0.1, temperature: 1, maxOutputTokens: 96, seed: 7 },
  ...{ base: "smol", startAdapter: null, loraRank: 16, evaluateEvery: 5, heldOutTasks: 20 },
});

test("a run that is resumed with other settings is told which", () => {
  expect(settingsDifference(settings, { ...settings })).toBeNull();
  const now = { ...settings, rolloutsPerTask: 8, seed: 8 };
  expect(settingsDifference(settings, now)).toBe("rolloutsPerTask 4 then, 8 now; seed 7 then, 8 now");
});

test("every reward can be chosen, and K of 1 cannot", () => {
  for (const reward of trainingRewards)
    expect(trainingSettingsSchema.safeParse({ ...settings, reward }).success).toBe(true);
  const alone = trainingSettingsSchema.safeParse({ ...settings, rolloutsPerTask: 1 });
  expect(alone.error?.issues[0]?.message).toContain("K must be 2 or more");
});
