/** The paper's θ (arXiv 2601.01885, A.1): what an embedder gets that nobody calibrated. */
export const uncalibratedFilterThreshold = 0.6;

/**
 * Calibrated θ by embedder. Chosen by `npm run bench -- filter-threshold` on half of the labeled contexts in `lab/sets/filter`:
 * the best F1 among thresholds whose precision is at least 0.95 by the lower end of its 95 % interval. docs/context.md has the table, with the other half's figures.
 */
const calibrated: ReadonlyMap<string, number> = new Map([["use-lite-512@0.2.0", 0.52]]);

/** True when somebody measured which threshold suits this embedder. */
export function isCalibrated(embeddingModel: string): boolean {
  return calibrated.has(embeddingModel);
}

/** Similarity, 0 to 1, at and above which FILTER removes an item when vectors come from this embedding model. */
export function filterThresholdOf(embeddingModel: string): number {
  return calibrated.get(embeddingModel) ?? uncalibratedFilterThreshold;
}
