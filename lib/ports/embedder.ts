/** Turns text into vectors of unit length. */
export interface Embedder {
  /** Name and version of the model; stored beside each vector. */
  readonly model: string;
  /**
   * False for a text whose meaning the model cannot tell, such as one in a language that it never learnt: its vector would be a wrong one, so it has
   * none, and words decide.
   */
  reads(text: string): boolean;
  /** One vector per text, in order. Empty text gives a zero vector. Throws `EmbedderError` when the model cannot answer. */
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
}

/** The embedder is down; memory still works by words alone. */
export class EmbedderError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "EmbedderError";
  }
}
