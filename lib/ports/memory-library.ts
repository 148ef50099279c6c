import type { MemoryEvent } from "@/lib/core/log/events";
import type { MemoryVersion } from "@/lib/core/log/memory";
import type { MemoryEntry, MemoryPage, MemoryUseEntry, ProposalEntry } from "@/lib/core/memory/memory-entry";
import type { MemoryFilter, MemorySort, MemoryUsage } from "@/lib/core/memory/memory-query";
import type { Timeline } from "@/lib/core/memory/timeline-mark";
import type { Proposal } from "@/lib/core/session/session-state";

/** Reads for people: lists, uses, history of changes, proposals. The agent never reads through this. Every query carries the owner. */
export interface MemoryLibrary {
  /** Current memories in an order, one page. `cursor` is the `nextCursor` of the page before, with the same sort and filter. */
  list(request: {
    ownerId: string;
    filter: MemoryFilter;
    sort: MemorySort;
    limit: number;
    cursor: string | null;
  }): Promise<MemoryPage>;
  /** The current memories among these ids that the filter lets through, in the order of the ids. */
  entriesOf(request: {
    ownerId: string;
    memoryIds: readonly string[];
    filter: MemoryFilter;
  }): Promise<readonly MemoryEntry[]>;
  /** What a memory was good for over all its versions. */
  usageOf(request: { ownerId: string; memoryId: string }): Promise<MemoryUsage>;
  /** Each time a memory was in a context, newest first. */
  uses(request: { ownerId: string; memoryId: string; limit: number }): Promise<readonly MemoryUseEntry[]>;
  /** Versions of a memory that have a vector. */
  countEmbeddings(request: { ownerId: string; memoryId: string }): Promise<number>;
  /** Memory versions that held at a position of the owner's stream, newest change first. */
  listAsOf(request: {
    ownerId: string;
    position: number;
    limit: number;
  }): Promise<{ readonly versions: readonly MemoryVersion[]; readonly total: number }>;
  /** Memory events in the owner's order, `afterPosition` exclusive, `upToPosition` inclusive; of some memories only when ids are given. */
  memoryEvents(request: {
    ownerId: string;
    memoryIds?: readonly string[];
    afterPosition?: number;
    upToPosition?: number;
    limit?: number;
  }): Promise<readonly MemoryEvent[]>;
  /** The owner's stream as marks for a slider, at most `limit`. */
  timeline(request: { ownerId: string; limit: number }): Promise<Timeline>;
  /** Proposals, newest first; of one status when it is given. */
  proposals(request: {
    ownerId: string;
    status?: Proposal["status"];
    limit: number;
  }): Promise<readonly ProposalEntry[]>;
  /** The proposals of these ids that the owner has. */
  proposalsOf(request: {
    ownerId: string;
    proposalIds: readonly string[];
  }): Promise<readonly ProposalEntry[]>;
}
