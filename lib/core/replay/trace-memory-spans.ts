import type { EventOf, SessionEvent } from "../log/events";
import { type OperationName, toolNames } from "../log/operations";
import type { SpanPlace, SpanValue, TraceSpan } from "./trace-span";

/** The one long-term memory of the owner, as the conventions want a store named. */
const storeId = "agemem-ltm";

/** How the conventions name what an operation does; SUMMARY and FILTER have no name there and are executions of a tool. */
const conventionalNames = {
  ADD: "create_memory",
  UPDATE: "update_memory",
  DELETE: "delete_memory",
  RETRIEVE: "search_memory",
  SUMMARY: "execute_tool",
  FILTER: "execute_tool",
} as const satisfies Record<OperationName, string>;

type OperationEvent = Extract<SessionEvent, { result: unknown }>;
type TracedEvent = OperationEvent | EventOf<"memory-restored" | "memory-purged">;

/** The span of an operation, or null for events that are none. */
export function memorySpan(
  event: SessionEvent,
  place: SpanPlace,
  spanId: string,
): readonly TraceSpan[] | null {
  if (!("result" in event) && event.type !== "memory-restored" && event.type !== "memory-purged") return null;
  const { traceId, options, parentSpanId } = place;
  const endMs = Date.parse(event.at);
  const name = nameOf(event);
  const span: TraceSpan = {
    traceId,
    spanId,
    parentSpanId,
    name: name === "execute_tool" ? `execute_tool ${toolOf(event)}` : name,
    kind: "internal",
    startMs: "durationMs" in event ? endMs - event.durationMs : endMs,
    endMs,
    attributes: {
      "gen_ai.operation.name": name,
      "gen_ai.conversation.id": event.sessionId,
      "agemem.by": event.by,
      "agemem.sequence": event.sequence,
      ...(name === "execute_tool"
        ? { "gen_ai.tool.name": toolOf(event), "gen_ai.tool.type": "function" }
        : { "gen_ai.memory.store.id": storeId }),
      ...("toolCallId" in event && event.toolCallId !== null && { "gen_ai.tool.call.id": event.toolCallId }),
      ...factsOf(event),
      ...(options.withContent ? contentOf(event) : {}),
    },
    error: event.type === "operation-rejected" ? event.code : null,
  };
  return [span];
}

function nameOf(event: TracedEvent): string {
  if (event.type === "memory-purged") return "delete_memory";
  if (event.type === "memory-restored") return "upsert_memory";
  return event.operation === null ? "execute_tool" : conventionalNames[event.operation];
}

function toolOf(event: TracedEvent): string {
  if (event.type === "operation-rejected") return event.toolName;
  return "operation" in event && event.operation ? toolNames[event.operation] : "";
}

function factsOf(event: TracedEvent): Record<string, SpanValue> {
  switch (event.type) {
    case "memory-added":
    case "memory-updated":
    case "memory-deleted":
    case "memory-restored":
    case "memory-purged":
      return {
        "gen_ai.memory.record.id": event.memoryId,
        "gen_ai.memory.record.count": 1,
        "agemem.memory.version": event.version,
        ...(event.type === "memory-purged" && { "agemem.memory.purged": true }),
      };
    case "memory-proposed":
      return {
        ...(event.targetMemoryId !== null && { "gen_ai.memory.record.id": event.targetMemoryId }),
        "agemem.memory.proposal": event.mode,
      };
    case "memories-retrieved":
      return {
        "gen_ai.memory.record.count": event.hits.length + event.alreadyInContext.length,
        "agemem.retrieve.top_k": event.topK,
        "agemem.retrieve.searched": event.searchedMemories,
        "agemem.retrieve.near_misses": event.nearMisses.length,
      };
    case "context-summarized":
      return {
        "agemem.context.items_removed": event.replacedItemIds.length,
        "agemem.context.tokens_before": event.tokensBefore,
        "agemem.context.tokens_after": event.tokensAfter,
        "agemem.summary.span": event.span,
      };
    case "context-filtered":
      return {
        "agemem.context.items_removed": event.removedItemIds.length,
        "agemem.context.tokens_freed": event.tokensFreed,
        "agemem.filter.threshold": event.threshold,
        "agemem.filter.candidates": event.candidates.length,
      };
    case "operation-rejected":
      return { "agemem.rejected": true };
  }
}

/** Texts, under the names the conventions give them; sent only on request. */
function contentOf(event: TracedEvent): Record<string, SpanValue> {
  switch (event.type) {
    case "memory-added":
    case "memory-updated":
    case "memory-deleted":
    case "memory-restored":
      return recordsOf([{ id: event.memoryId, content: event.content }]);
    case "memories-retrieved":
      return {
        "gen_ai.memory.query.text": event.query,
        ...recordsOf(
          [...event.hits, ...event.alreadyInContext].map(({ memoryId, content, score }) => ({
            id: memoryId,
            content,
            score,
          })),
        ),
      };
    case "context-summarized":
      return { "gen_ai.tool.call.result": JSON.stringify(event.summary.text) };
    case "context-filtered":
      return { "gen_ai.tool.call.arguments": JSON.stringify({ criteria: event.criteria }) };
    case "operation-rejected":
      return { "agemem.rejected.reason": event.reason };
    default:
      return {};
  }
}

function recordsOf(records: readonly object[]): Record<string, SpanValue> {
  return { "gen_ai.memory.records": JSON.stringify(records) };
}
