import type { BranchEntry } from "@/lib/core/branch/branch-entry";
import type { Presence } from "@/lib/core/session/fold-standing";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";

/** A running turn of any owner, and when its lease ends. */
export interface TurnInDirectory extends RunningTurn {
  readonly ownerId: string;
  readonly sessionId: string;
  readonly leaseUntilMs: number;
}

/** The turn that holds a session's lease. */
export interface RunningTurn {
  readonly turnId: string;
  /** Raised with every lease of the session. */
  readonly fence: number;
  /** What the running step has said so far, as far as it was saved. */
  readonly partialText: string;
}

/** The root of a conversation, whose events say how it is kept. */
export interface KeptConversation {
  readonly rootId: string;
  readonly presence: Presence;
}

/** What is known of sessions beside their events: the list, and the lease of the running turn. */
export interface SessionDirectory {
  /**
   * The owner's conversations, pinned ones first, then last changed first: each by its branch that changed last. Sandboxes, the desk and
   * what was deleted for good are not listed. With `search`, those with it in the title or in a message of the person, in any case.
   */
  list(request: { ownerId: string; limit: number; search?: string }): Promise<readonly SessionListEntry[]>;
  /** Changes whenever an answer of `list` may have changed. */
  revision(request: { ownerId: string }): Promise<string>;
  /** How a conversation is kept, asked by any of its sessions; null for an unknown session. */
  standingOf(request: { ownerId: string; sessionId: string }): Promise<KeptConversation | null>;
  /** Every session of the tree that a session belongs to, oldest first, so the root leads; empty for an unknown session. */
  branchesOf(request: { ownerId: string; sessionId: string }): Promise<readonly BranchEntry[]>;
  /** Extends the lease; a given unfinished text is kept, so that a crash loses little. False when the lease is lost. */
  renewLease(request: {
    ownerId: string;
    sessionId: string;
    turnId: string;
    fence: number;
    untilMs: number;
    partialText?: string;
  }): Promise<boolean>;
  /** The turn that holds the session's lease, in whatever process it runs; null where none does. */
  runningTurn(request: { ownerId: string; sessionId: string }): Promise<RunningTurn | null>;
  /** Every turn that holds a lease, of all owners: for recovery only. */
  listRunningTurns(): Promise<readonly TurnInDirectory[]>;
}
