import type { SessionEvent } from "../log/events";
import type { Memory, MemoryVersion, Metadata } from "../log/memory";
import type { MemoryUsage } from "./memory-query";

/** Somebody else changed the memory while the person was editing it: what it was, what it is, what the person wants. */
export interface EditConflict {
  readonly memoryId: string;
  /** The version that the person saw; null when it is not there any more. */
  readonly base: MemoryVersion | null;
  /** The version that holds now; null when the memory was deleted meanwhile. */
  readonly theirs: MemoryVersion | null;
  readonly mine: { readonly content: string; readonly metadata: Metadata };
}

/** How an edit by the person ended. A refusal is recorded as an event too. */
export type EditOutcome =
  | { readonly status: "done"; readonly events: readonly SessionEvent[] }
  | { readonly status: "conflict"; readonly conflict: EditConflict }
  | {
      readonly status: "refused";
      readonly code: string;
      readonly reason: string;
      readonly memoryId: string | null;
      readonly events: readonly SessionEvent[];
    };

/** How an edit of several memories ended: what was done, and what could not be, with a sentence each. */
export interface BulkOutcome {
  readonly events: readonly SessionEvent[];
  readonly skipped: readonly { readonly memoryId: string; readonly reason: string }[];
}

/** What to undo: single events, or everything a turn or a session did to memories. */
export type UndoTarget =
  | { readonly kind: "events"; readonly eventIds: readonly string[] }
  | { readonly kind: "turn"; readonly sessionId: string; readonly turnId: string }
  | { readonly kind: "session"; readonly sessionId: string };

/**
 * What to do with later changes that build on what is undone: ask first, undo them too, or undo only what is still in effect
 * and keep the later changes.
 */
export type UndoMode = "ask" | "with-dependents" | "only-this";

/** A change of a memory in words for a list: who did what when. */
export interface ChangeSummary {
  readonly eventId: string;
  readonly memoryId: string;
  readonly type: "memory-added" | "memory-updated" | "memory-deleted" | "memory-restored" | "memory-purged";
  readonly by: "person" | "agent" | "app";
  readonly at: string;
  readonly sessionId: string;
  readonly turnId: string | null;
  /** The text after the change; of a deletion, the text that went. */
  readonly content: string;
}

/** How an undo ended. `depends`: nothing was done yet, later changes build on it, ask again with a mode. */
export type UndoOutcome =
  | { readonly status: "done"; readonly events: readonly SessionEvent[]; readonly undone: number }
  | { readonly status: "depends"; readonly dependents: readonly ChangeSummary[]; readonly changes: number }
  | { readonly status: "nothing"; readonly reason: string };

/** What the person decided on a proposal. `shownHash` is the hash of what was on screen, from `proposalHash`. */
export interface ProposalDecision {
  readonly proposalId: string;
  readonly decision: "accept" | "decline";
  readonly shownHash: string;
  /** The text to store instead of the proposed one. */
  readonly editedContent?: string;
}

/** How a decision on one proposal ended. */
export type DecisionOutcome =
  | { readonly status: "done"; readonly proposalId: string; readonly events: readonly SessionEvent[] }
  /** What was shown is not what would be stored, or the memory has moved on: look again. */
  | { readonly status: "changed"; readonly proposalId: string; readonly reason: string }
  | { readonly status: "conflict"; readonly proposalId: string; readonly conflict: EditConflict }
  | { readonly status: "refused"; readonly proposalId: string; readonly reason: string };

/** A memory with everything a person asks about it. */
export interface MemoryDetail {
  readonly memory: Memory;
  readonly usage: MemoryUsage;
  /** One entry per version, oldest first. */
  readonly provenance: readonly VersionProvenance[];
  /** The events that changed it, oldest first, as short facts. */
  readonly changes: readonly ChangeSummary[];
  /** Stretches of the current text that its source does not support, in UTF-16 units; empty when it has no source. */
  readonly unsupported: readonly { readonly start: number; readonly end: number }[];
}

/** Where a version came from. */
export interface VersionProvenance {
  readonly version: number;
  readonly sessionId: string;
  readonly sessionTitle: string | null;
  readonly turnId: string | null;
  readonly step: number | null;
  /** Sequence of the event in its session, for a link into replay. */
  readonly sequence: number;
  /** The model that wrote it, in words; null when a person did. */
  readonly model: string | null;
  /** The whole message that the source quotes, with the quote's place in it; null without a source. */
  readonly message: { readonly text: string; readonly start: number; readonly end: number } | null;
}
