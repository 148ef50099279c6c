/** A version of a memory that this model has not been asked about: its vector is missing or comes from another. */
export interface OutdatedVersion {
  readonly sandboxId: string;
  readonly memoryId: string;
  readonly version: number;
  readonly content: string;
}

/** How many versions the wanted model was asked about. */
export interface EmbeddingProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * The vectors of an owner's memories, which are derived data. What is still to be done is read from the rows themselves, so re-embedding
 * goes on where it stood after any interruption.
 */
export interface MemoryEmbeddings {
  progress(request: { ownerId: string; model: string }): Promise<EmbeddingProgress>;
  /** Versions that this model has not been asked about, current ones first. */
  listOutdated(request: {
    ownerId: string;
    model: string;
    limit: number;
  }): Promise<readonly OutdatedVersion[]>;
  /** Stores vectors of one model, null for what it cannot read; versions that are gone meanwhile are passed over. */
  store(request: {
    ownerId: string;
    model: string;
    vectors: readonly (OutdatedVersion & { readonly vector: readonly number[] | null })[];
  }): Promise<void>;
}
