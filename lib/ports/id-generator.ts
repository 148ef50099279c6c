/** Makes identifiers that nobody else makes. */
export interface IdGenerator {
  /** For events, items, turns and sessions. */
  newId(): string;
  /** For memories: short, because the model reads and writes it ("mem_" and ten characters). */
  newMemoryId(): string;
}
