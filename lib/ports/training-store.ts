import type { EpisodeRecord } from "@/lib/core/episode/episode-record";
import type { Task } from "@/lib/core/episode/task";
import type { PolicyCard } from "@/lib/core/model/policy-card";
import type {
  EngineFacts,
  HeldOutResult,
  TrainingManifest,
  TrainingUpdate,
} from "@/lib/core/training/training-run";

/** A rollout with its log. */
export interface RecordedRollout {
  readonly rolloutId: string;
  readonly task: Task;
  readonly record: EpisodeRecord;
}

/** A run with what has come of it so far. */
export interface TrainingRunRecord {
  readonly manifest: TrainingManifest;
  readonly updates: readonly TrainingUpdate[];
  readonly heldOut: readonly HeldOutResult[];
  /** The card of its policy, once somebody has written one beside the run. */
  readonly card: PolicyCard | null;
}

/**
 * The training runs of this machine. They belong to the person who runs it, as its model files do: the engine that writes their adapters is a program
 * of that person. Ids come from outside; an id that is no run's name finds nothing.
 */
export interface TrainingStore {
  /** False when there is a run of this id; nothing is changed then. */
  begin(manifest: TrainingManifest): Promise<boolean>;
  /** Newest first. */
  list(): Promise<readonly TrainingManifest[]>;
  find(runId: string): Promise<TrainingRunRecord | null>;
  /** Keeps an update with the logs of its rollouts. Played again after a stop, it replaces what was there. */
  saveUpdate(runId: string, update: TrainingUpdate, rollouts: readonly RecordedRollout[]): Promise<void>;
  /** Adds what the engine says of an update; false where its rollouts are not there. */
  saveEngineFacts(runId: string, update: number, facts: EngineFacts): Promise<boolean>;
  saveHeldOut(runId: string, result: HeldOutResult, rollouts: readonly RecordedRollout[]): Promise<void>;
  rollout(runId: string, rolloutId: string): Promise<RecordedRollout | null>;
  /** Where a run keeps its files: checkpoints and adapters are the engine's. */
  folderOf(runId: string): string;
}
