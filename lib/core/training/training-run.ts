import { z } from "zod";
import { operationNames } from "../log/operations";
import { partNames } from "../reward/variants";

/**
 * Which reward a policy is trained on: every part of the paper's in its second version, the answer alone (its ablation, Table 4), the paper's
 * first version, or that of the released code.
 */
export const trainingRewards = ["all-returns", "answer-only", "v1", "released"] as const;
export type TrainingReward = (typeof trainingRewards)[number];

/** Everything that decides what a training comes to. A run goes on with these and no others. */
export const trainingSettingsSchema = z.strictObject({
  suite: z.literal("memops"),
  reward: z.enum(trainingRewards),
  /** K of the paper: rollouts of each task. */
  rolloutsPerTask: z.int().min(2, "K must be 2 or more: an advantage compares rollouts of one task.").max(64),
  tasksPerUpdate: z.int().min(1).max(256),
  updates: z.int().min(1).max(10_000),
  learningRate: z.number().positive().max(1),
  /** β of Eq. 6. */
  klWeight: z.number().min(0).max(10),
  temperature: z.number().positive().max(2),
  maxOutputTokens: z.int().min(16).max(4_096),
  seed: z.int().min(0).max(1_000_000),
  /** The folder of the base in the form of transformers, and where its LoRA starts: null for one that is new. */
  base: z.string().min(1),
  startAdapter: z.string().min(1).nullable(),
  loraRank: z.int().min(1).max(256),
  /** After how many updates held-out tasks are played, and how many; 0 for never. */
  evaluateEvery: z.int().min(0).max(10_000),
  heldOutTasks: z.int().min(0).max(10_000),
});
export type TrainingSettings = z.infer<typeof trainingSettingsSchema>;

/** What differs between two settings, as words; null where nothing does. A run goes on with its own alone. */
export function settingsDifference(then: TrainingSettings, now: TrainingSettings): string | null {
  const names = Object.keys(then) as (keyof TrainingSettings)[];
  const different = names.filter((name) => then[name] !== now[name]);
  return different.length === 0
    ? null
    : different.map((name) => `${name} ${then[name]} then, ${now[name]} now`).join("; ");
}

/** What a run of training is, written down when it begins. */
export const trainingManifestSchema = z.strictObject({
  schema: z.literal("agemem-training-run"),
  version: z.literal(1),
  runId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  createdAt: z.iso.datetime(),
  appVersion: z.string(),
  engine: z.string(),
  settings: trainingSettingsSchema,
  /** SHA-256 of the settings. */
  settingsHash: z.string(),
});
export type TrainingManifest = z.infer<typeof trainingManifestSchema>;

const stageCountsSchema = z.record(z.enum(operationNames), z.int().min(0));

/** One rollout of a task, without its log. */
export const trainingRolloutSchema = z.strictObject({
  rolloutId: z.string(),
  taskId: z.string(),
  kind: z.string(),
  /** Which of the K it is, from 1. */
  index: z.int().min(1),
  /** `failed`: it did not come to its end, and has the reward of a rollout without an answer. */
  status: z.enum(["done", "failed"]),
  /** Why it failed, as a sentence. */
  problem: z.string().nullable(),
  reward: z.number(),
  advantage: z.number(),
  isRight: z.boolean(),
  steps: z.int().min(0),
  parts: z.record(z.enum(partNames), z.number().nullable()),
  /** Successful operations of the agent in each stage. */
  operations: z.strictObject({ "1": stageCountsSchema, "2": stageCountsSchema, "3": stageCountsSchema }),
  promptTokens: z.int().min(0),
  /** Where its questions were asked: what the replay opens. */
  sessionId: z.string().nullable(),
});
export type TrainingRollout = z.infer<typeof trainingRolloutSchema>;

/** What the engine says of an update after its gradient step; null for what it does not measure. */
export const engineFactsSchema = z.strictObject({
  loss: z.number().nullable(),
  /** Nats a token, against the policy that the run started from. */
  kl: z.number().nullable(),
  entropy: z.number().nullable(),
  gradientNorm: z.number().nullable(),
  seconds: z.number().min(0),
  /** The folder of the adapter as it is after the update. */
  adapter: z.string().nullable(),
});
export type EngineFacts = z.infer<typeof engineFactsSchema>;

/** One update: its rollouts, and what the engine made of them once it has. */
export const trainingUpdateSchema = z.strictObject({
  update: z.int().min(0),
  at: z.iso.datetime(),
  rollouts: z.array(trainingRolloutSchema),
  engine: engineFactsSchema.nullable(),
});
export type TrainingUpdate = z.infer<typeof trainingUpdateSchema>;

/** Held-out tasks as the policy plays them after an update; 0 is the policy before the first. */
export const heldOutSchema = z.strictObject({
  update: z.int().min(0),
  at: z.iso.datetime(),
  rollouts: z.array(trainingRolloutSchema),
});
export type HeldOutResult = z.infer<typeof heldOutSchema>;
