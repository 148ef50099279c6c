import { makeMemOpsTask, memOpsKinds } from "../episode/memops/make-tasks";
import type { Task } from "../episode/task";

/** Which tasks: those to learn from, or those that no training ever sees. Both their values and their wordings are apart. */
export type TrainingSplit = "training" | "held-out";

/** Kinds in the order in which they are played; `planted-instruction` and the like come with the rest. */
const kinds = memOpsKinds;

/**
 * The task of a place in a split: every kind in turn, people and the speaker in turn, one question each as in the paper, made-up words as values
 * so that nothing but copying answers. The same place gives the same task.
 */
export function trainingTask(split: TrainingSplit, seed: number, place: number): Task {
  const kind = kinds[place % kinds.length] ?? "recall";
  const family = Math.floor(place / kinds.length) % 2 === 0 ? "people" : "me";
  const task = makeMemOpsTask({
    seed: seed * 100_000 + place,
    kind,
    size: "tiny",
    family,
    words: split,
  });
  return { ...task, questions: task.questions.slice(0, 1) };
}

/** So many tasks from a place on. */
export function trainingTasks(
  split: TrainingSplit,
  { seed, from, count }: { readonly seed: number; readonly from: number; readonly count: number },
): readonly Task[] {
  return Array.from({ length: count }, (_, index) => trainingTask(split, seed, from + index));
}
