import type { BranchEntry } from "@/lib/core/branch/branch-entry";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";

/** A turn whose worker stopped renewing its lease. */
export interface AbandonedTurn {
  readonly ownerId: string;
  readonly sessionId: string;
  readonly turnId: string;
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
    untilMs: number;
    partialText?: string;
  }): Promise<boolean>;
  /** Running turns whose lease ended before `nowMs`, of all owners: for recovery only. */
  listAbandonedTurns(request: { nowMs: number }): Promise<readonly AbandonedTurn[]>;
}
