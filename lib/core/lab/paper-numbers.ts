import type { OperationName } from "../log/operations";

/**
 * The paper's own numbers (arXiv 2601.01885, version 3), on HotpotQA with Qwen2.5-7B: Table 2 and Figure 4 for scores, which a model judged,
 * and Table 3 for calls an episode, of the trained policy. They have no intervals. Another task, another speaker: for orientation alone.
 */
export const paperSource = "paper, HotpotQA, Qwen2.5-7B";

/** Scores by strategy, between 0 and 1; strategies that the paper does not have are left out. */
export const paperScores: Readonly<Partial<Record<string, number>>> = {
  agemem: 0.544,
  // AgeMem-RAG.
  "agemem-no-stm": 0.52,
  "no-memory": 0.384,
};

/** Calls an episode of the trained policy. */
export const paperToolCalls: Readonly<Record<OperationName, number>> = {
  ADD: 1.64,
  UPDATE: 0.13,
  DELETE: 0.08,
  RETRIEVE: 1.95,
  SUMMARY: 0.82,
  FILTER: 0.31,
};
