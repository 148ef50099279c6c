import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findTaskProblems, taskSchema } from "../task";
import { type DescribedWorld, environmentTask } from "./make-task";
import { readScene, readTrial, sceneMessage, trialSentence } from "./sentences";

const world = (seed: number, expert: readonly string[]): DescribedWorld => ({
  ...{ level: "GoToLocal", seed, levels: 12, rules: "You turn and move.", fingerprint: "minigrid" },
  ...{ goal: "go to\nthe red ball", expert },
});

describe("a world as a task", () => {
  const task = environmentTask("babyai", world(7, ["turn left", "move forward"]), world(8, ["pick up"]), 3);

  test("tells of two earlier visits, one of them to this world, and fits the schema of tasks", () => {
    expect(taskSchema.parse(task)).toEqual(task);
    expect(findTaskProblems(task)).toEqual([]);
    expect(task.messages.map(({ text }) => readTrial(text)?.world ?? null).sort()).toEqual([
      "BabyAI GoToLocal 7",
      "BabyAI GoToLocal 8",
      null,
    ]);
    expect(task.distractors).toHaveLength(5);
    expect(task.environment).toMatchObject({ level: "GoToLocal", seed: 7, maxActions: 20 });
    expect(task.questions[0]?.text).not.toContain("move forward");
  });

  test("is the same for the same seed", () => {
    expect(
      environmentTask("babyai", world(7, ["turn left", "move forward"]), world(8, ["pick up"]), 3),
    ).toEqual(task);
  });
});

test("what is told of a visit is read again as it was, and a scene says which world and step it is", () => {
  const word = fc.stringMatching(/^[a-z]{1,8}( [a-z0-9_(),]{1,8}){0,2}$/);
  fc.assert(
    fc.property(word, fc.array(word, { minLength: 1, maxLength: 6 }), (goal, actions) => {
      const trial = { world: "PDDL blocks 1", goal, actions };
      expect(readTrial(trialSentence(trial))).toEqual(trial);
      const scene = { world: trial.world, goal, step: 3, maxActions: 20, observation: "on(a, b)", actions };
      expect(readScene(sceneMessage(scene, "Not possible."))).toMatchObject({
        world: trial.world,
        step: 3,
        goal,
      });
    }),
    { numRuns: 100 },
  );
});
