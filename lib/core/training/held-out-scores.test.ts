import { expect, test } from "vitest";
import { operationNames } from "../log/operations";
import { partNames } from "../reward/variants";
import { heldOutOf } from "./held-out-scores";
import type { TrainingRollout } from "./training-run";

function rollout(place: number, isRight: boolean, updates = 0): TrainingRollout {
  const none = Object.fromEntries(
    operationNames.map((name) => [name, 0]),
  ) as TrainingRollout["operations"]["1"];
  return {
    ...{ rolloutId: `held-out-${place}`, taskId: `task-${place}`, kind: "recall", index: 1 },
    ...{ status: "done", problem: null, advantage: 0, sessionId: null, isRight, steps: 4, promptTokens: 100 },
    reward: isRight ? 1 : 0,
    parts: Object.fromEntries(partNames.map((name) => [name, null])) as TrainingRollout["parts"],
    operations: { "1": { ...none, UPDATE: updates }, "2": none, "3": none },
  };
}

const places = Array.from({ length: 20 }, (_, place) => place);
const untrained = places.map((place) => rollout(place, false));
const sft = places.map((place) => rollout(place, place < 12, 2));

test("controls are compared on the tasks that all have played, each with those before it", () => {
  const found = heldOutOf([
    ["sft", sft],
    ["untrained", untrained.slice(0, 16)],
  ]);
  expect(found?.tasks).toBe(16);
  expect(found?.scores.map(({ control, right }) => [control, right.mean])).toEqual([
    ["untrained", 0],
    ["sft", 0.75],
  ]);
  expect(found?.scores[1]?.conduct).toMatchObject({ memory: null, operations: { "1": { UPDATE: 2 } } });
  const [difference] = found?.differences ?? [];
  expect(difference).toMatchObject({ of: "sft", against: "untrained", difference: 0.75 });
  expect(difference?.low).toBeGreaterThan(0.4);
  expect(difference?.pHolm).toBeLessThan(0.01);
});

test("several comparisons are corrected together, and nothing shared is no score", () => {
  const all = heldOutOf([
    ["untrained", untrained],
    ["sft", sft],
    ["sft+all-returns", sft],
  ]);
  expect(all?.differences.map(({ of, against }) => `${of} ${against}`)).toEqual([
    "sft untrained",
    "sft+all-returns untrained",
    "sft+all-returns sft",
  ]);
  expect(all?.differences[2]).toMatchObject({ difference: 0, pHolm: 1 });
  expect(
    heldOutOf([
      ["untrained", untrained],
      ["sft", []],
    ]),
  ).toBeNull();
});
