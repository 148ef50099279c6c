/** One conversation as the list of sessions shows it: of several branches, the one that changed last. */
export interface SessionListEntry {
  readonly sessionId: string;
  /** What the person called it, else what the first message gives. */
  readonly title: string;
  /** ISO time of the beginning of the conversation. */
  readonly createdAt: string;
  /** ISO time of the last event that was more than housekeeping. */
  readonly updatedAt: string;
  readonly headSequence: number;
  readonly running: boolean;
  /** How many branches the conversation has, this one included, sandboxes left out. */
  readonly branches: number;
  /** Every session of the conversation, sandboxes included: each of them is found under this entry. The root leads. */
  readonly memberIds: readonly string[];
  readonly pinned: boolean;
  readonly archived: boolean;
  /** True while it is hidden and can be restored. What was deleted for good is in no list. */
  readonly deleted: boolean;
  /** A temporary chat, which never writes long-term memory. */
  readonly temporary: boolean;
}
