import type { BranchEntry } from "@/lib/core/branch/branch-entry";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";

/** A turn whose worker stopped renewing its lease. */
export interface AbandonedTurn extends RunningTurn {
  readonly ownerId: string;
  readonly sessionId: string;
}

/** The turn that holds a session's lease. */
export interface RunningTurn {
  readonly turnId: string;
  /** Raised with every lease of the session. */
  readonly fence: number;
  /** What the running step has said so far, as far as it was saved. */
  readonly partialText: string;
}

/** What is known of sessions beside their events: the list, and the lease of the running turn. */
export interface SessionDirectory {
  /** The owner's conversations, last changed first: each by its branch that changed last. Sandboxes and the desk are not listed. */
  list(request: { ownerId: string; limit: number }): Promise<readonly SessionListEntry[]>;
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
  /** Running turns whose lease ended before `nowMs`, of all owners: for recovery only. */
  listAbandonedTurns(request: { nowMs: number }): Promise<readonly AbandonedTurn[]>;
}
