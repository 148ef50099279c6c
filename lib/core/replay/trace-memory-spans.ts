import { definitionOf, type SessionEvent } from "../log/events";
import type { SpanPlace, TraceSpan } from "./trace-span";

/** The one long-term memory of the owner, as the conventions want a store named. */
const storeId = "agemem-ltm";

/** The span of an operation, or null for events that are none. */
export function memorySpan(
  event: SessionEvent,
  place: SpanPlace,
  spanId: string,
): readonly TraceSpan[] | null {
  const { trace } = definitionOf(event);
  if (!trace) return null;
  const { traceId, options, parentSpanId } = place;
  const endMs = Date.parse(event.at);
  const name = trace.name(event);
  const isExecution = name.startsWith("execute_tool");
  const span: TraceSpan = {
    traceId,
    spanId,
    parentSpanId,
    name,
    kind: "internal",
    startMs: "durationMs" in event ? endMs - event.durationMs : endMs,
    endMs,
    attributes: {
      "gen_ai.operation.name": isExecution ? "execute_tool" : name,
      "gen_ai.conversation.id": event.sessionId,
      "agemem.by": event.by,
      "agemem.sequence": event.sequence,
      ...(!isExecution && { "gen_ai.memory.store.id": storeId }),
      ...("toolCallId" in event && event.toolCallId !== null && { "gen_ai.tool.call.id": event.toolCallId }),
      ...trace.facts(event),
      ...(options.withContent ? trace.content(event) : {}),
    },
    error: event.type === "operation-rejected" ? event.code : null,
  };
  return [span];
}
