import type { SessionEvent } from "@/lib/core/log/events";
import type { MemoryVersion } from "@/lib/core/log/memory";
import type { OperationName } from "@/lib/core/log/operations";

/** What a server action answers: a value, or a sentence to show. */
export type ActionResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

export interface OperateInput {
  readonly sessionId: string;
  readonly newSession: boolean;
  /** Made by the browser: repeating a request changes nothing. */
  readonly requestId: string;
  readonly operation: OperationName;
  readonly input: unknown;
  readonly filterThreshold?: number;
}

/** One item that a FILTER would look at. */
export interface FilterPreviewCandidate {
  readonly itemId: string;
  readonly score: number;
  readonly bestPassageScore: number;
  readonly protection: string | null;
  readonly tokens: number;
}

export interface FilterPreview {
  readonly threshold: number;
  readonly embeddingModel: string;
  readonly candidates: readonly FilterPreviewCandidate[];
}

export interface RecordedEvents {
  readonly events: readonly SessionEvent[];
}

/** The server actions of the page, handed down as props because components never import from `app/`. */
export interface ServerActions {
  operate(input: OperateInput): Promise<ActionResult<RecordedEvents>>;
  previewFilter(input: { sessionId: string; criteria: string }): Promise<ActionResult<FilterPreview>>;
  restoreItems(input: {
    sessionId: string;
    requestId: string;
    itemIds: readonly string[];
  }): Promise<ActionResult<RecordedEvents>>;
  undoSummary(input: {
    sessionId: string;
    requestId: string;
    summaryItemId: string;
  }): Promise<ActionResult<RecordedEvents>>;
  protectItem(input: {
    sessionId: string;
    requestId: string;
    itemId: string;
    pinned: boolean;
    neverFilter: boolean;
  }): Promise<ActionResult<RecordedEvents>>;
  listMemories(input: {
    search: string;
  }): Promise<ActionResult<{ readonly memories: readonly MemoryVersion[]; readonly count: number }>>;
}
