import { z } from "zod";
import { stages } from "../log/episode-events";
import { operationNames } from "../log/operations";
import { partNames } from "../reward/variants";

/** One line of the export for engines that train: one model call with its advantage. Field by field in docs/training.md. */
export const stepRowSchema = z.strictObject({
  schema: z.literal("agemem-step-row"),
  version: z.literal(1),
  rolloutId: z.string(),
  taskId: z.string(),
  sessionId: z.string(),
  /** Where the step ended in its log. */
  sequence: z.int().positive(),
  stage: z.literal(stages).nullable(),
  step: z.int().min(0),
  operations: z.array(z.enum(operationNames)),
  isMalformed: z.boolean(),
  modelId: z.string(),
  /** SHA-256 of the messages as rendered. */
  messagesHash: z.string(),
  /** In the numbers of the policy's vocabulary; null where the server did not say them. */
  promptTokenIds: z.array(z.int().min(0)).nullable(),
  tokenIds: z.array(z.int().min(0)).nullable(),
  logProbabilities: z.array(z.number()).nullable(),
  /** Null in an ordinary conversation, which has no reward. */
  reward: z.number().nullable(),
  advantage: z.number().nullable(),
  parts: z.record(z.enum(partNames), z.number().nullable()).nullable(),
});
export type StepRow = z.infer<typeof stepRowSchema>;
