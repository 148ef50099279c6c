import type { BranchReason } from "../log/branch-events";

/** One session of a tree of branches, as lists and the picker need it. */
export interface BranchEntry {
  readonly sessionId: string;
  /** Null for the root. */
  readonly parentSessionId: string | null;
  /** The last sequence that it shares with its parent. */
  readonly parentSequence: number | null;
  /** Where its first own message begins; null while it has none. */
  readonly firstTurnSequence: number | null;
  readonly reason: BranchReason | null;
  readonly label: string | null;
  readonly sandbox: boolean;
  readonly title: string;
  /** ISO times of its beginning and of its last event. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly headSequence: number;
  readonly running: boolean;
}
