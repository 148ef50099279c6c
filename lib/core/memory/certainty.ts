/**
 * The score from which a hit is probably an answer, by embedder: the lowest that lets at most a twentieth of the questions that no memory
 * answers through, on the tuned halves of the labeled questions. `npm run bench -- retrieval` states it and what it costs.
 */
const calibrated: ReadonlyMap<string, number> = new Map([["use-lite-512@0.2.0", 0.93]]);

/**
 * The score below which a hit is doubtful: perhaps no memory answers at all. Null where nobody measured the embedder, or it gave no
 * vector: then nothing is known about how sure a score is.
 */
export function certainFrom(embeddingModel: string | null): number | null {
  return embeddingModel === null ? null : (calibrated.get(embeddingModel) ?? null);
}
