/** A vector in pgvector's text form. */
export function toVectorText(vector: readonly number[]): string {
  return `[${vector.join(",")}]`;
}
