/** Why an operation was refused. The reason beside the code is a sentence that the model or the person can act on. */
export const rejectionCodes = [
  "MALFORMED_ARGUMENTS",
  "MALFORMED_PROTOCOL",
  "UNKNOWN_TOOL",
  "REPEATED_CALL",
  "EMPTY_ANSWER",
  "UNREADABLE_STEP",
  "EMPTY_CONTENT",
  "CONTENT_TOO_LONG",
  "DUPLICATE_MEMORY",
  "ECHO",
  "CONTRADICTS_MEMORY",
  "UNCHANGED",
  "UNKNOWN_ID",
  "NOT_CONFIRMED",
  "CHANGED_MEANWHILE",
  "EMPTY_QUERY",
  "INVALID_SPAN",
  "NOTHING_TO_SUMMARIZE",
  "SUMMARY_EMPTY",
  "SUMMARY_NOT_SHORTER",
  "SUMMARY_FAILED",
  "EMPTY_CRITERIA",
  "EMBEDDER_FAILED",
  "OPERATION_LIMIT",
  "INTERRUPTED",
  "SKIPPED_BY_PERSON",
  "TEMPORARY_CHAT",
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

/** A refusal of an operation: expected, recorded as an event, returned to the one who asked. */
export interface Rejection {
  readonly code: RejectionCode;
  readonly reason: string;
  /** The memory that the reason speaks of, when there is one. */
  readonly memoryId?: string;
  /** What that memory says now, where it is not what was shown. */
  readonly present?: { readonly version: number; readonly content: string };
  /** Memories that may be meant instead, as the model was shown them. */
  readonly memories?: readonly { readonly memoryId: string; readonly content: string }[];
  /** What the model is to do next, where the code alone does not say it. */
  readonly next?: string;
}
