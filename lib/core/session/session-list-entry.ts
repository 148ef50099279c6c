/** One session as the list of sessions shows it. */
export interface SessionListEntry {
  readonly sessionId: string;
  readonly title: string;
  /** ISO time of the last event. */
  readonly updatedAt: string;
  readonly headSequence: number;
  readonly running: boolean;
}
