import type { MemoryEvent } from "@/lib/core/log/events";
import type { MemoryVersion, Metadata } from "@/lib/core/log/memory";
import type {
  FixPlan,
  FixStep,
  HealthKind,
  HealthReport,
  PurgeReceipt,
  SurvivorPlace,
  SurvivorReport,
} from "@/lib/core/memory/memory-care";
import type {
  MemoryPage,
  MemorySearchResult,
  MemoryUseEntry,
  ProposalEntry,
} from "@/lib/core/memory/memory-entry";
import type {
  BulkOutcome,
  DecisionOutcome,
  EditOutcome,
  MemoryDetail,
  ProposalDecision,
  UndoMode,
  UndoOutcome,
  UndoTarget,
} from "@/lib/core/memory/memory-outcomes";
import type { MemoryFilter, MemorySort } from "@/lib/core/memory/memory-query";
import type { Proposal } from "@/lib/core/session/session-state";
import type { ActionResult } from "../session/server-actions";

/** Reads of the page of memories. */
export interface MemoryReadActions {
  listMemoryPage(input: {
    filter: MemoryFilter;
    sort: MemorySort;
    cursor: string | null;
    limit?: number;
  }): Promise<ActionResult<MemoryPage>>;
  searchMemories(input: {
    query: string;
    filter: MemoryFilter;
    limit?: number;
  }): Promise<ActionResult<MemorySearchResult>>;
  memoryDetail(input: { memoryId: string }): Promise<ActionResult<MemoryDetail>>;
  memoryUses(input: { memoryId: string }): Promise<ActionResult<{ uses: readonly MemoryUseEntry[] }>>;
  /** The store as it was, at a position of the stream or at a time. */
  storeAsOf(input: { at: string } | { position: number }): Promise<
    ActionResult<{
      readonly position: number;
      readonly versions: readonly MemoryVersion[];
      readonly total: number;
    }>
  >;
  /** All memory events between two positions, for the slider's ticks and the two-date diff. */
  memoryEvents(input: {
    afterPosition?: number;
    upToPosition?: number;
    memoryIds?: readonly string[];
  }): Promise<ActionResult<{ readonly events: readonly MemoryEvent[] }>>;
  listProposals(input: {
    status?: Proposal["status"];
  }): Promise<ActionResult<{ readonly proposals: readonly ProposalEntry[] }>>;
  checkHealth(input: Record<string, never>): Promise<ActionResult<HealthReport>>;
  planHealthFix(input: { kind: HealthKind; itemIds?: readonly string[] }): Promise<ActionResult<FixPlan>>;
  findSurvivors(input: { memoryId: string }): Promise<ActionResult<SurvivorReport>>;
}

/** Changes of memories by the person. `requestId` is made by the browser: repeating a request changes nothing. */
export interface MemoryWriteActions {
  /** `expectedVersion` is the version on screen; a newer one answers with the conflict. */
  editMemory(input: {
    requestId: string;
    memoryId: string;
    expectedVersion: number;
    content: string;
    metadata?: Metadata;
  }): Promise<ActionResult<EditOutcome>>;
  /** At most 200 ids a call: show progress between calls. */
  deleteMemories(input: {
    requestId: string;
    memoryIds: readonly string[];
  }): Promise<ActionResult<BulkOutcome>>;
  restoreMemories(input: {
    requestId: string;
    memoryIds: readonly string[];
  }): Promise<ActionResult<BulkOutcome>>;
  revertMemory(input: {
    requestId: string;
    memoryId: string;
    expectedVersion: number;
    version: number;
  }): Promise<ActionResult<EditOutcome>>;
  /** `sessionId`: where the undo is recorded; null is the desk. */
  undoMemoryChanges(input: {
    requestId: string;
    sessionId: string | null;
    target: UndoTarget;
    mode: UndoMode;
  }): Promise<ActionResult<UndoOutcome>>;
  decideProposals(input: {
    requestId: string;
    sessionId: string | null;
    decisions: readonly ProposalDecision[];
  }): Promise<ActionResult<{ readonly outcomes: readonly DecisionOutcome[] }>>;
  applyHealthFix(input: { requestId: string; steps: readonly FixStep[] }): Promise<ActionResult<BulkOutcome>>;
  purgeMemory(input: {
    requestId: string;
    memoryId: string;
    places: readonly SurvivorPlace[];
    /** Survivors by id that the person left out although their place is chosen. */
    exceptIds?: readonly string[];
  }): Promise<ActionResult<PurgeReceipt>>;
}

/** The server actions of `/memories`, handed down as props or by context because components never import from `app/`. */
export interface MemoryActions extends MemoryReadActions, MemoryWriteActions {}
