import { z } from "zod";
import { modelChoiceSchema } from "@/lib/core/log/event-envelope";
import { nothing, readContract } from "../contract";

/** Which embedder is in use, its threshold, and how far the memories have followed. */
export const embeddingState = z.object({
  choice: modelChoiceSchema.nullable(),
  /** The name that vectors are stored under. */
  model: z.string(),
  threshold: z.number(),
  /** What the threshold is when the person has set none; calibrated, or the paper's. */
  givenThreshold: z.number(),
  isCalibrated: z.boolean(),
  done: z.int().min(0),
  total: z.int().min(0),
  isRunning: z.boolean(),
  isStopped: z.boolean(),
  /** Why the embedder does not answer; null while it does. */
  problem: z.string().nullable(),
});
export type EmbeddingState = z.infer<typeof embeddingState>;

/** The embedder in use, read again and again while memories are being embedded. */
export const viewEmbeddingsContract = readContract("model/view-embeddings", {
  request: nothing,
  response: embeddingState,
});
