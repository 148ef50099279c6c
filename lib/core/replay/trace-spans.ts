import { hashOf } from "../canonical-hash";
import type { SpanValue } from "../log/define-event";
import { type EventOf, isTurnEnd, type SessionEvent, type TurnEndedEvent } from "../log/events";
import { memorySpan } from "./trace-memory-spans";
import type { SpanPlace, TraceOptions, TraceSpan } from "./trace-span";

/**
 * A session as spans of the OpenTelemetry conventions for generative AI: one trace per turn with an `invoke_agent` span, a `chat`
 * span per model call, and a span per operation. What the person did outside any turn is a trace of its own. Ids follow from the
 * log, so sending a session twice gives the same spans.
 */
export function traceSpans(events: readonly SessionEvent[], options: TraceOptions): readonly TraceSpan[] {
  const ends = new Map<string, TurnEndedEvent>();
  const finished = new Map<string, EventOf<"step-finished">>();
  for (const event of events) {
    if (isTurnEnd(event) && event.turnId) ends.set(event.turnId, event);
    if (event.type === "step-finished") finished.set(`${event.turnId} ${event.step}`, event);
  }
  return events.flatMap((event) => {
    const root = event.turnId === null ? null : spanIdOf(event, `turn ${event.turnId}`);
    const traceId = hashOf([event.sessionId, event.turnId ?? event.id]).slice(0, 32);
    const place = { traceId, parentSpanId: root, options };
    if (event.type === "turn-started") return [agentSpan(event, ends.get(event.turnId ?? ""), place)];
    if (event.type === "step-started")
      return [chatSpan(event, finished.get(`${event.turnId} ${event.step}`), place)];
    return memorySpan(event, place, spanIdOf(event, event.id)) ?? [];
  });
}

/** Sixteen hexadecimal digits that follow from the event. */
function spanIdOf(event: SessionEvent, what: string): string {
  return hashOf([event.sessionId, what]).slice(0, 16);
}

function agentSpan(
  event: EventOf<"turn-started">,
  end: TurnEndedEvent | undefined,
  { traceId, options }: SpanPlace,
): TraceSpan {
  const startMs = Date.parse(event.at);
  const failure =
    end?.type === "turn-failed" ? end.code : end?.type === "turn-interrupted" ? "interrupted" : null;
  return {
    traceId,
    spanId: spanIdOf(event, `turn ${event.turnId}`),
    parentSpanId: null,
    name: "invoke_agent AgeMem",
    kind: "internal",
    startMs,
    endMs: end ? Date.parse(end.at) : startMs,
    attributes: {
      "gen_ai.operation.name": "invoke_agent",
      "gen_ai.agent.name": "AgeMem",
      "gen_ai.conversation.id": event.sessionId,
      "agemem.turn.id": event.turnId ?? "",
      "agemem.turn.outcome": end?.type.replace("turn-", "") ?? "running",
      ...(options.withContent && { "gen_ai.input.messages": messagesText("user", event.text) }),
    },
    error: failure,
  };
}

function chatSpan(
  event: EventOf<"step-started">,
  finished: EventOf<"step-finished"> | undefined,
  { traceId, parentSpanId, options }: SpanPlace,
): TraceSpan {
  const startMs = Date.parse(event.at);
  const { provider, modelId } = event.model;
  return {
    traceId,
    spanId: spanIdOf(event, event.id),
    parentSpanId,
    name: `chat ${modelId}`,
    kind: provider === "offline" ? "internal" : "client",
    startMs,
    endMs: finished ? Math.max(startMs, Date.parse(finished.at)) : startMs,
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": provider,
      "gen_ai.request.model": modelId,
      "gen_ai.conversation.id": event.sessionId,
      "agemem.step": event.step ?? 0,
      "agemem.context.tokens_counted": event.countedTokens,
      "agemem.context.items": event.promptItemIds.length,
      "agemem.hash.messages": event.messagesHash,
      "agemem.hash.state": event.stateHash,
      ...answerAttributes(finished, options),
    },
    error: finished ? null : "not-finished",
  };
}

function answerAttributes(
  finished: EventOf<"step-finished"> | undefined,
  { withContent }: TraceOptions,
): Record<string, SpanValue> {
  if (!finished) return {};
  const { usage, finishReason, item } = finished;
  return {
    "gen_ai.response.finish_reasons": [finishReason],
    ...present("gen_ai.usage.input_tokens", usage?.inputTokens),
    ...present("gen_ai.usage.output_tokens", usage?.outputTokens),
    ...present("gen_ai.usage.cache_read.input_tokens", usage?.cachedInputTokens),
    ...present("gen_ai.usage.reasoning.output_tokens", usage?.reasoningTokens),
    ...present("agemem.first_token_ms", finished.firstTokenMs),
    ...(withContent && item && { "gen_ai.output.messages": messagesText("assistant", item.text) }),
  };
}

function present(key: string, value: number | null | undefined): Record<string, SpanValue> {
  return value === null || value === undefined ? {} : { [key]: value };
}

/** Messages in the structure that the conventions give them, as JSON text. */
function messagesText(role: string, content: string): string {
  return JSON.stringify([{ role, parts: [{ type: "text", content }] }]);
}
