import type { OperationName } from "../log/operations";

/**
 * The paper's own numbers (arXiv 2601.01885, version 3), on HotpotQA with Qwen2.5-7B: Tables 2, 5 and 8 and Figure 4 for scores, which a model
 * judged, and Table 3 for calls an episode, of the trained policy. They have no intervals. Another task, another speaker: for orientation alone.
 */
export const paperSource = "paper, HotpotQA, Qwen2.5-7B";

/** Scores by strategy, between 0 and 1; strategies that the paper does not have are left out. */
export const paperScores: Readonly<Partial<Record<string, number>>> = {
  agemem: 0.544,
  // AgeMem-RAG.
  "agemem-no-stm": 0.52,
  "no-memory": 0.384,
  "mem0-paper": 0.467,
  "mem0-graph": 0.421,
  // The paper has one LangMem, with its defaults.
  "langmem-background": 0.374,
  "a-mem": 0.44,
  // Table 5.
  "agemem-threshold-0.4": 0.524,
  "agemem-threshold-0.5": 0.551,
  "agemem-threshold-0.6": 0.544,
  "agemem-threshold-0.7": 0.53,
  "agemem-threshold-0.8": 0.531,
  // Table 8.
  "agemem-distractors-3": 0.549,
  "agemem-distractors-5": 0.544,
  "agemem-distractors-7": 0.537,
};

/**
 * The paper's memory quality (Figure 2, Tables 5 and 8), between 0 and 1. Its text confirms that of AgeMem; which bar of the figure is whose among
 * the others is not certain, so they are left out.
 */
export const paperMemoryQuality: Readonly<Partial<Record<string, number>>> = {
  agemem: 0.533,
  "agemem-threshold-0.4": 0.511,
  "agemem-threshold-0.5": 0.55,
  "agemem-threshold-0.6": 0.533,
  "agemem-threshold-0.7": 0.526,
  "agemem-threshold-0.8": 0.51,
  "agemem-distractors-3": 0.541,
  "agemem-distractors-5": 0.533,
  "agemem-distractors-7": 0.532,
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
