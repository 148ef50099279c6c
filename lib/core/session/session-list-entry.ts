/** One session as the list of sessions shows it: of several branches, the one that changed last. */
export interface SessionListEntry {
  readonly sessionId: string;
  readonly title: string;
  /** ISO time of the last event. */
  readonly updatedAt: string;
  readonly headSequence: number;
  readonly running: boolean;
  /** How many branches the conversation has, this one included, sandboxes left out. */
  readonly branches: number;
  /** Every session of the conversation, sandboxes included: each of them is found under this entry. */
  readonly memberIds: readonly string[];
}
