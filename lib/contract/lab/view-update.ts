import { z } from "zod";
import { trainingRolloutSchema } from "@/lib/core/training/training-run";
import { readContract } from "../contract";
import { id } from "../ids";

/** The rollouts of one update, task by task, those that differ most first. */
export const viewUpdateContract = readContract("lab/view-update", {
  request: z.strictObject({ runId: id, update: z.int().min(1) }),
  response: z.object({
    groups: z.array(
      z.object({
        taskId: z.string(),
        kind: z.string(),
        mean: z.number(),
        /** σ with K − 1; 0 where every rollout earned the same. */
        deviation: z.number(),
        rollouts: z.array(trainingRolloutSchema),
      }),
    ),
  }),
});
