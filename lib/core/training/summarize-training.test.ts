import { expect, test } from "vitest";
import { operationNames } from "../log/operations";
import { partNames } from "../reward/variants";
import { heldOutPoints, trainingPoints } from "./summarize-training";
import type { TrainingRollout } from "./training-run";

function rollout(
  taskId: string,
  index: number,
  reward: number,
  more: Partial<TrainingRollout> = {},
): TrainingRollout {
  const none = Object.fromEntries(
    operationNames.map((name) => [name, 0]),
  ) as TrainingRollout["operations"]["1"];
  return {
    rolloutId: `${taskId}-${index}`,
    taskId,
    kind: "recall",
    index,
    status: "done",
    problem: null,
    reward,
    advantage: 0,
    isRight: reward > 0.5,
    steps: 4,
    parts: Object.fromEntries(
      partNames.map((name) => [name, name === "task" ? reward : null]),
    ) as TrainingRollout["parts"],
    operations: { "1": { ...none, ADD: index }, "2": none, "3": none },
    promptTokens: 100,
    sessionId: null,
    ...more,
  };
}

test("an update counts what failed and from how many tasks nothing was learned, and averages what is known", () => {
  const rollouts = [
    rollout("a", 1, 0.2),
    rollout("a", 2, 0.8),
    rollout("b", 1, 0.5),
    rollout("b", 2, 0.5, { status: "failed", problem: "Late." }),
  ];
  const [point] = trainingPoints([{ update: 3, at: "2026-11-30T12:00:00.000Z", rollouts, engine: null }], 7);
  expect(point).toMatchObject({
    update: 3,
    rollouts: 4,
    failed: 1,
    groups: 2,
    withoutGradient: 1,
    context: null,
    memory: null,
  });
  expect(point?.task).toBeCloseTo(0.5, 10);
  expect(point?.reward.mean).toBeCloseTo(0.5, 10);
  expect(point?.tools["1"].ADD).toBe(1.5);
});

test("a held-out score has Wilson's interval of its tasks", () => {
  const rollouts = [rollout("a", 1, 1), rollout("b", 1, 0)];
  const [point] = heldOutPoints([{ update: 0, at: "2026-11-30T12:00:00.000Z", rollouts }]);
  expect(point).toMatchObject({ update: 0, tasks: 2, mean: 0.5 });
  expect(point?.low).toBeGreaterThan(0.09);
  expect(point?.high).toBeLessThan(0.91);
});
