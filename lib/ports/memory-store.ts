import type { Memory, MemoryVersion, Metadata, Origin } from "@/lib/core/log/memory";
import type { ScoredMemory } from "@/lib/core/log/memory-events";
import type { Embedding } from "./event-log";

/** A current memory beside new text, for the duplicate rule. */
export interface SimilarMemory {
  readonly memoryId: string;
  readonly version: number;
  readonly content: string;
  /** Cosine similarity of the embeddings, or null when one is missing. */
  readonly meaning: number | null;
  /** Shared share of word stems (Jaccard), 0 to 1. */
  readonly sharedWords: number;
}

/** A branch whose memories are its own: it reads the person's as of a position, and its own changes on top. */
export interface Sandbox {
  /** The branch. */
  readonly sandboxId: string;
  /** Position in the owner's stream of memory events that it reads the person's memories at. */
  readonly forkMemoryPosition: number;
  /** Position in its own stream (which continues from there) to stop at; all of it when absent. */
  readonly upToPosition?: number;
}

/** What a search found. */
export interface FoundMemories {
  readonly memories: readonly ScoredMemory[];
  readonly searchedMemories: number;
  /** Where the memories come from, by their ids: the words of the message, where there is one, when they were written (ISO), and by whom. */
  readonly sources: ReadonlyMap<
    string,
    { readonly quote: string | null; readonly at: string; readonly origin: Origin }
  >;
}

/** Reads of an owner's long-term memory. Writes go through the event log only. Every query carries the owner. */
export interface MemoryStore {
  /** Current memories, newest change first. */
  listCurrent(request: {
    ownerId: string;
    limit: number;
    search?: string;
  }): Promise<readonly MemoryVersion[]>;
  countCurrent(request: { ownerId: string }): Promise<number>;
  /** One memory with all versions, or null when this owner has none of that id. */
  find(request: { ownerId: string; memoryId: string }): Promise<Memory | null>;
  /**
   * Scores the current memories against the query and returns the best `limit`, best first, by `scoreOf` and `scoreWords` over each memory and the
   * message that it came from. Meaning is unknown and counts as 0 where either vector is missing or of another model.
   */
  search(request: {
    ownerId: string;
    query: string;
    embedding: Embedding | null;
    metadataFilter: Metadata | null;
    limit: number;
  }): Promise<FoundMemories>;
  /** The current memories most like a text, best first. */
  findSimilar(request: {
    ownerId: string;
    content: string;
    embedding: Embedding | null;
    limit: number;
  }): Promise<readonly SimilarMemory[]>;
  /** Head of the owner's stream of memory events; 0 when there is none. */
  memoryPosition(request: { ownerId: string }): Promise<number>;
  /** Position of the last memory event of the owner's own stream that is not later than a time (ISO); 0 before the first. */
  positionAt(request: { ownerId: string; at: string }): Promise<number>;
  /** The same reads as a sandbox sees them; null gives the person's own memories. */
  inSandbox(sandbox: Sandbox | null): MemoryStore;
}
