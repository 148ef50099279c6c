import { countOf, describeOperation, isOperationEvent } from "@/lib/client/session/describe-operation";
import { describeBreakpoint } from "@/lib/core/log/breakpoint";
import type { ContextItem } from "@/lib/core/log/context-item";
import type { EventType, SessionEvent } from "@/lib/core/log/events";
import type { OperationName } from "@/lib/core/log/operations";

/** One event as a row of the list. */
export interface EventLine {
  readonly operation: OperationName | null;
  /** What the row calls an event that is not one of the six operations. */
  readonly word: string;
  readonly target: string;
  readonly isRejected: boolean;
  /** How much the context grew or shrank, in tokens. */
  readonly deltaTokens: number;
  readonly durationMs: number | null;
}

/** What happened, for events that are not operations. */
export const eventWords = {
  "session-started": "Session",
  "turn-started": "Message",
  "step-started": "Step",
  "step-finished": "Answer",
  "items-restored": "Restore",
  "item-protection-changed": "Protect",
  "budget-noticed": "Notice",
  "context-trimmed": "Made room",
  "turn-completed": "Turn end",
  "turn-cancelled": "Stopped",
  "turn-interrupted": "Interrupted",
  "turn-failed": "Failed",
  "memory-restored": "Back",
  "memory-purged": "Purged",
  "proposal-decided": "Decided",
  "items-removed": "Removed",
  "item-replaced": "Replaced",
  "model-chosen": "Model",
  "session-settings-changed": "Settings",
  "session-forked": "Branch",
  "sandbox-applied": "Applied",
  "turn-paused": "Paused",
  "turn-continued": "Continued",
  "breakpoints-set": "Breakpoints",
} as const satisfies Partial<Record<EventType, string>>;

type ItemOf = (itemId: string) => ContextItem | undefined;

/** Describes an event in one line. `itemOf` looks items up, for events that only name them. */
export function eventLine(event: SessionEvent, itemOf: ItemOf): EventLine {
  if (isOperationEvent(event)) {
    const view = describeOperation(event);
    return {
      operation: event.operation,
      word: event.type === "operation-rejected" ? event.toolName : "",
      target: view.target,
      isRejected: view.rejected,
      deltaTokens: deltaOf(event, itemOf),
      durationMs: event.durationMs,
    };
  }
  return {
    operation: null,
    word: eventWords[event.type],
    target: targetOf(event, itemOf),
    isRejected: false,
    deltaTokens: deltaOf(event, itemOf),
    durationMs: event.type === "step-finished" ? event.durationMs : null,
  };
}

type OtherEvent = Extract<SessionEvent, { type: keyof typeof eventWords }>;

function targetOf(event: OtherEvent, itemOf: ItemOf): string {
  switch (event.type) {
    case "session-started":
      return `limit ${event.settings.contextLimitTokens.toLocaleString("en")} tokens`;
    case "turn-started":
      return event.text.slice(0, 200);
    case "step-started":
      return `${countOf(event.promptItemIds.length, "item")}, ${event.countedTokens.toLocaleString("en")} tokens to ${event.model.label}`;
    case "step-finished":
      return (
        event.item?.text.trim().slice(0, 200) ||
        (event.toolCalls.length > 0 ? countOf(event.toolCalls.length, "tool call") : event.finishReason)
      );
    case "items-restored":
      return `${countOf(event.itemIds.length, "item")} back${event.undoneSummaryItemId === null ? "" : ", summary undone"}`;
    case "item-protection-changed":
      return `${protectionWord(event)}: ${itemOf(event.itemId)?.text.slice(0, 120) ?? event.itemId}`;
    case "budget-noticed":
      return `told the agent: ${event.usedTokens.toLocaleString("en")} of ${event.limitTokens.toLocaleString("en")} tokens`;
    case "context-trimmed":
      return `${countOf(event.removed.length, "item")} at the hard mark`;
    case "turn-completed":
      return event.reason === "answered" ? "answered" : "at the step limit";
    case "turn-cancelled":
      return "stopped by you";
    case "turn-interrupted":
      return event.reason;
    case "turn-failed":
      return event.message;
    default:
      return laterTargetOf(event);
  }
}

type LaterEvent = Exclude<
  OtherEvent,
  {
    type:
      | "session-started"
      | "turn-started"
      | "step-started"
      | "step-finished"
      | "items-restored"
      | "item-protection-changed"
      | "budget-noticed"
      | "context-trimmed"
      | "turn-completed"
      | "turn-cancelled"
      | "turn-interrupted"
      | "turn-failed";
  }
>;

function laterTargetOf(event: LaterEvent): string {
  switch (event.type) {
    case "memory-restored":
      return event.content;
    case "memory-purged":
      return `${event.memoryId}: ${countOf(event.versionsRemoved, "version")} removed for good`;
    case "proposal-decided":
      return `${event.decision} by you`;
    case "items-removed":
      return `${countOf(event.itemIds.length, "item")} taken out by you`;
    case "item-replaced":
      return event.item.text.slice(0, 200);
    case "model-chosen":
      return event.label;
    case "session-settings-changed":
      return `limit ${event.settings.contextLimitTokens.toLocaleString("en")} tokens`;
    case "session-forked":
      return event.label;
    case "sandbox-applied":
      return `${countOf(event.memoryEventIds.length, "change")} to your memories`;
    case "turn-paused":
      return event.sentence;
    case "turn-continued":
      return event.decision;
    case "breakpoints-set":
      return event.breakpoints.map(describeBreakpoint).join(", ") || "none";
  }
}

function protectionWord({
  pinned,
  neverFilter,
}: {
  readonly pinned: boolean;
  readonly neverFilter: boolean;
}): string {
  if (pinned) return neverFilter ? "pinned, never filtered" : "pinned";
  return neverFilter ? "never filtered" : "no longer protected";
}

function deltaOf(event: SessionEvent, itemOf: ItemOf): number {
  const result = "result" in event ? (event.result?.tokens ?? 0) : 0;
  switch (event.type) {
    case "session-started":
    case "budget-noticed":
      return event.item.tokens;
    case "turn-started":
      return event.items.reduce((sum, item) => sum + item.tokens, 0);
    case "step-finished":
      return event.item?.tokens ?? 0;
    case "context-summarized":
      return event.tokensAfter - event.tokensBefore + result;
    case "context-filtered":
      return result - event.tokensFreed;
    case "context-trimmed":
      return event.tokensAfter - event.tokensBefore;
    case "items-restored":
      return (
        event.tokens -
        (event.undoneSummaryItemId === null ? 0 : (itemOf(event.undoneSummaryItemId)?.tokens ?? 0))
      );
    default:
      return result;
  }
}
