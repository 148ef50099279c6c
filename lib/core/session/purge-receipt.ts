/** What deleting a conversation for good did. */
export interface SessionPurgeReceipt {
  /** Branches and sandboxes of the conversation, all of them emptied. */
  readonly sessions: number;
  readonly eventsErased: number;
  /** Memory changes that waited for the person and were declined with it. */
  readonly proposalsDeclined: number;
  /** Long-term memories that were written there and stay. */
  readonly memoriesKept: number;
  /** True when the log was read again and no word of the conversation was left in it. */
  readonly verified: boolean;
}
