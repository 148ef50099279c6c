import { z } from "zod";
import type { EpisodeRecord } from "../episode/episode-record";
import type { Task } from "../episode/task";
import { ablationNames } from "./ablations";
import { episodeResultSchema } from "./episode-result";
import { judgeIdentitySchema } from "./model-judgement";

/** Who speaks as the model. It is beside every number: scores of different speakers are never compared. */
const speakerKinds = ["scripted", "built-in", "expert", "model"] as const;
export const speakerSchema = z.object({
  kind: z.enum(speakerKinds),
  provider: z.string(),
  modelId: z.string(),
  label: z.string(),
});
export type Speaker = z.infer<typeof speakerSchema>;

/** Everything that decides what a run comes to. A run whose settings differ in anything is another run. */
export const labSettingsSchema = z.object({
  suite: z.string(),
  strategies: z.array(z.string()).min(1),
  /** The preset that chose the strategies; absent where they were chosen one by one. */
  ablation: z.enum(ablationNames).optional(),
  /** Versions by strategy. */
  versions: z.record(z.string(), z.string()),
  speaker: speakerSchema,
  /** The model that judges; absent where none does. Never the one that speaks. */
  judge: judgeIdentitySchema.optional(),
  histories: z.int().positive(),
  repeats: z.int().positive(),
  seed: z.int().min(0),
  embeddingModel: z.string(),
  contextLimitTokens: z.int().positive(),
  filterThreshold: z.number(),
  /** SHA-256 of the tasks as canonical JSON. */
  tasksHash: z.string(),
  /** The files that the tasks were read from, with their SHA-256; absent for tasks that the lab makes. */
  files: z.array(z.object({ name: z.string(), sha256: z.string() })).optional(),
});
export type LabSettings = z.infer<typeof labSettingsSchema>;

/** What a run is, written down when it begins. */
export const labManifestSchema = z.object({
  settings: labSettingsSchema,
  /** SHA-256 of the settings. */
  settingsHash: z.string(),
  appVersion: z.string(),
  questions: z.int().positive(),
});
export type LabManifest = z.infer<typeof labManifestSchema>;

/** One run as lists show it. `cells` counts what was planned, `done` what has a result, `failed` what has none. */
export const labRunEntrySchema = z.object({
  runId: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  manifest: labManifestSchema,
  cells: z.int().positive(),
  done: z.int().min(0),
  failed: z.int().min(0),
  /** Mean score by strategy over the episodes so far: what failed counts as 0, what an adapter lost as nothing. */
  scores: z.record(z.string(), z.number()),
});
export type LabRunEntry = z.infer<typeof labRunEntrySchema>;

/** One run with its tasks. */
export interface LabRun extends LabRunEntry {
  readonly tasks: readonly Task[];
}

/** One episode of a run: one history, one strategy, one repetition. */
export interface CellPlace {
  readonly cellId: string;
  readonly taskId: string;
  readonly strategy: string;
  readonly repeat: number;
}

/**
 * What came of a cell: a result, or a sentence that says why there is none. `failed` counts as a score of 0. `adapter-failed` counts as
 * nothing: what connects a memory system to the lab did not work, and that is no score of the system.
 */
export const cellOutcomeSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("done"), result: episodeResultSchema }),
  z.object({ status: z.literal("failed"), message: z.string() }),
  z.object({ status: z.literal("adapter-failed"), message: z.string() }),
]);

/** A cell that ran. */
export const labCellSchema = z.object({
  cellId: z.string(),
  taskId: z.string(),
  strategy: z.string(),
  repeat: z.int().min(1),
  outcome: cellOutcomeSchema,
  /** How long it took, by the clock on the wall, in milliseconds. */
  durationMs: z.number(),
});
export type LabCell = z.infer<typeof labCellSchema>;

/** A cell with the log of its episode; a failed one has none. */
export interface RecordedCell extends LabCell {
  readonly record: EpisodeRecord | null;
}

/** Every cell of a run, history by history, so that a run that is stopped has the same histories of every strategy. */
export function planCells(
  tasks: readonly Pick<Task, "taskId">[],
  { strategies, repeats }: { readonly strategies: readonly string[]; readonly repeats: number },
): readonly CellPlace[] {
  return Array.from({ length: repeats }, (_, index) => index + 1).flatMap((repeat) =>
    tasks.flatMap(({ taskId }) =>
      strategies.map((strategy) => ({
        cellId: `${taskId}.${strategy}.${repeat}`,
        taskId,
        strategy,
        repeat,
      })),
    ),
  );
}
