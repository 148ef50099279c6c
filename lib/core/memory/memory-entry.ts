import type { EventOf } from "../log/events";
import type { MemoryVersion } from "../log/memory";
import type { Proposal } from "../session/session-state";
import type { MemoryUsage } from "./memory-query";

/** A current memory as the list shows it. */
export interface MemoryEntry {
  readonly version: MemoryVersion;
  readonly usage: MemoryUsage;
  /** Title of the session in which this version was written; null for the desk. */
  readonly sessionTitle: string | null;
}

/** A stretch of a list. `nextCursor` continues exactly after the last entry, however the list changed above it. */
export interface MemoryPage {
  readonly entries: readonly MemoryEntry[];
  readonly nextCursor: string | null;
  /** Memories that the filter lets through. */
  readonly total: number;
}

/** One time a memory was in a context. */
export interface MemoryUse {
  /** The RETRIEVE that brought it in. */
  readonly eventId: string;
  readonly memoryId: string;
  readonly version: number;
  readonly sessionId: string;
  readonly turnId: string | null;
  readonly itemId: string | null;
  /** Its share of the item's tokens. */
  readonly tokens: number;
  /** Prompts it was part of through this retrieval. */
  readonly steps: number;
  readonly citations: number;
  readonly at: string;
}

/** A use with what a person reads about it. */
export interface MemoryUseEntry extends MemoryUse {
  readonly sessionTitle: string | null;
  /** The message of that turn; null when the person searched by hand. */
  readonly question: string | null;
  /** The answer of that turn, as far as it was written; null when there is none. */
  readonly answer: string | null;
}

/** A change that waits, was recorded in shadow, or was decided; with the event that holds its content. */
export interface ProposalEntry {
  readonly proposalId: string;
  readonly status: Proposal["status"];
  readonly at: string;
  readonly decidedAt: string | null;
  readonly sessionTitle: string | null;
  readonly event: EventOf<"memory-proposed">;
}

/** A search hit: the two parts of its score, and the stretches of its text that match words of the query. */
export interface MemoryHit extends MemoryEntry {
  readonly score: number;
  /** Cosine similarity with the query, or null when unknown. */
  readonly meaning: number | null;
  /** Weighted share of the query's words that it contains, 0 to 1. */
  readonly words: number;
  /** Matching stretches in UTF-16 units, in order. */
  readonly matches: readonly { readonly start: number; readonly end: number }[];
}

/** What a search found, best first. */
export interface MemorySearchResult {
  readonly hits: readonly MemoryHit[];
  /** RETRIEVE would leave out what scores less than this; null where nothing was found. */
  readonly cut: number | null;
  readonly searchedMemories: number;
  readonly durationMs: number;
}
