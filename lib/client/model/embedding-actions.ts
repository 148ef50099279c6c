import type { ModelChoice } from "@/lib/core/log/event-envelope";
import type { ActionResult } from "../session/server-actions";

/** Which embedder is in use, its threshold, and how far the memories have followed. */
export interface EmbeddingState {
  readonly choice: ModelChoice | null;
  /** The name that vectors are stored under. */
  readonly model: string;
  readonly threshold: number;
  /** What the threshold is when the person has set none; calibrated, or the paper's. */
  readonly givenThreshold: number;
  readonly isCalibrated: boolean;
  readonly done: number;
  readonly total: number;
  readonly isRunning: boolean;
  readonly isStopped: boolean;
  /** Why the embedder does not answer; null while it does. */
  readonly problem: string | null;
}

/** What the section of embeddings asks of the server. */
export interface EmbeddingActions {
  readEmbeddings(): Promise<ActionResult<EmbeddingState>>;
  setEmbedder(fields: { choice: ModelChoice | null }): Promise<ActionResult<EmbeddingState>>;
  setReembedding(fields: { stopped: boolean }): Promise<ActionResult<EmbeddingState>>;
  setFilterThreshold(fields: {
    model: string;
    threshold: number | null;
  }): Promise<ActionResult<EmbeddingState>>;
}
