import { z } from "zod";
import { operationNames } from "../log/operations";
import { bootstrapMean, mean, wilsonInterval } from "../metric/statistics";
import { componentOf, type PartName, partNames } from "../reward/variants";
import {
  engineFactsSchema,
  type HeldOutResult,
  type TrainingRollout,
  type TrainingUpdate,
} from "./training-run";

const estimateSchema = z.object({ mean: z.number(), low: z.number(), high: z.number() });
const perStageSchema = z.record(z.enum(operationNames), z.number());

/** One update as the curves show it. */
export const trainingPointSchema = z.object({
  update: z.int(),
  rollouts: z.int(),
  failed: z.int(),
  /** R, with the bootstrap's 95 % over rollouts. */
  reward: estimateSchema,
  /** Means of the parts that could be computed, by component; null where none could. */
  task: z.number().nullable(),
  context: z.number().nullable(),
  memory: z.number().nullable(),
  groups: z.int(),
  /** Tasks whose rollouts all earned the same. */
  withoutGradient: z.int(),
  /** Successful operations of a rollout, by stage. */
  tools: z.object({ "1": perStageSchema, "2": perStageSchema, "3": perStageSchema }),
  engine: engineFactsSchema.nullable(),
});
export type TrainingPoint = z.infer<typeof trainingPointSchema>;

/** The held-out score after an update: share of the tasks answered right, Wilson's 95 %. */
export const heldOutPointSchema = estimateSchema.extend({ update: z.int(), tasks: z.int() });
export type HeldOutPoint = z.infer<typeof heldOutPointSchema>;

/** The curves of a run, update by update. The same updates give the same curves. */
export function trainingPoints(updates: readonly TrainingUpdate[], seed: number): readonly TrainingPoint[] {
  return updates.map(({ update, rollouts, engine }) => {
    const groups = [...Map.groupBy(rollouts, ({ taskId }) => taskId).values()];
    const {
      mean: center,
      low,
      high,
    } = bootstrapMean(
      rollouts.map(({ reward }) => reward),
      { seed, resamples: 1_000 },
    );
    return {
      update,
      rollouts: rollouts.length,
      failed: rollouts.filter(({ status }) => status === "failed").length,
      reward: { mean: center, low, high },
      task: componentMean(rollouts, "task"),
      context: componentMean(rollouts, "context"),
      memory: componentMean(rollouts, "memory"),
      groups: groups.length,
      withoutGradient: groups.filter(earnTheSame).length,
      tools: { "1": toolsIn(rollouts, "1"), "2": toolsIn(rollouts, "2"), "3": toolsIn(rollouts, "3") },
      engine,
    };
  });
}

/** True for a task from whose rollouts nothing can be learned. */
function earnTheSame(group: readonly Pick<TrainingRollout, "reward">[]): boolean {
  return group.every(({ reward }) => reward === group[0]?.reward);
}

/** Held-out results as points with their intervals. */
export function heldOutPoints(results: readonly HeldOutResult[]): readonly HeldOutPoint[] {
  return results.map(({ update, rollouts }) => {
    const right = rollouts.filter(({ isRight }) => isRight).length;
    const share = rollouts.length === 0 ? 0 : right / rollouts.length;
    return { update, tasks: rollouts.length, mean: share, ...wilsonInterval(right, rollouts.length) };
  });
}

function componentMean(
  rollouts: readonly TrainingRollout[],
  component: (typeof componentOf)[PartName],
): number | null {
  const names = partNames.filter((name) => componentOf[name] === component);
  const values = rollouts.flatMap(({ parts }) => names.flatMap((name) => parts[name] ?? []));
  return values.length === 0 ? null : mean(values);
}

function toolsIn(rollouts: readonly TrainingRollout[], stage: "1" | "2" | "3"): TrainingPoint["tools"]["1"] {
  return Object.fromEntries(
    operationNames.map((name) => [name, mean(rollouts.map(({ operations }) => operations[stage][name]))]),
  ) as TrainingPoint["tools"]["1"];
}
