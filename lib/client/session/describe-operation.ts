import type { SessionEvent } from "@/lib/core/log/events";
import type { OperationName } from "@/lib/core/log/operations";
import { changedWords } from "@/lib/core/text/changed-words";

/** An event that reports on one of the six operations. */
export type OperationEvent = Extract<SessionEvent, { operation: OperationName | null }>;

/** One operation as a chip in the conversation shows it. */
export interface OperationView {
  readonly sequence: number;
  /** Null when the model called a tool that does not exist. */
  readonly operation: OperationName | null;
  /** What it acted on, in a few words. */
  readonly target: string;
  readonly rejected: boolean;
  readonly memoryIds: readonly string[];
}

/** Longest text of a change that still reads at a glance, in characters. */
const shortChange = 44;

/** True for events of the six operations, refused ones included. */
export function isOperationEvent(event: SessionEvent): event is OperationEvent {
  return "operation" in event;
}

/** Says in a few words what an operation acted on. */
export function describeOperation(event: OperationEvent): OperationView {
  return {
    sequence: event.sequence,
    operation: event.operation,
    target: targetOf(event),
    rejected: event.type === "operation-rejected",
    memoryIds: memoryIdsOf(event),
  };
}

function targetOf(event: OperationEvent): string {
  switch (event.type) {
    case "memory-added":
    case "memory-deleted":
      return event.content;
    case "memory-updated":
      return describeChange(event.previousContent, event.content);
    case "memory-proposed":
      return `${event.mode === "ask" ? "proposed" : "only recorded"}: ${event.content ?? event.previousContent ?? ""}`;
    case "memories-retrieved":
      return `${event.query} · ${event.hits.length + event.alreadyInContext.length} found`;
    case "context-summarized":
      return `${countOf(event.replacedItemIds.length, "item")} · ${signed(event.tokensAfter - event.tokensBefore)} tokens`;
    case "context-filtered":
      return `“${event.criteria}” · ${countOf(event.removedItemIds.length, "item")} · ${signed(-event.tokensFreed)} tokens`;
    case "operation-rejected":
      return event.operation === null ? `${event.toolName}: ${event.reason}` : event.reason;
  }
}

function memoryIdsOf(event: OperationEvent): readonly string[] {
  if ("memoryId" in event) return [event.memoryId];
  if (event.type === "memory-proposed") return event.targetMemoryId === null ? [] : [event.targetMemoryId];
  if (event.type === "memories-retrieved")
    return [...event.hits, ...event.alreadyInContext].map((hit) => hit.memoryId);
  return [];
}

function describeChange(before: string, after: string): string {
  const change = changedWords(before, after);
  const isShort =
    change.before !== "" && change.after !== "" && change.before.length + change.after.length <= shortChange;
  return isShort ? `${change.before} → ${change.after}` : after;
}

/** "1 item", "2 items". */
export function countOf(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

/** A number with its sign, with a real minus. */
function signed(value: number): string {
  if (value === 0) return "0";
  return value > 0 ? `+${value.toLocaleString("en")}` : `−${Math.abs(value).toLocaleString("en")}`;
}
