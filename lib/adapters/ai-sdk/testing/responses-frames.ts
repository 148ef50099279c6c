import type { WireAnswer, WireCall, WireError, WireFrame, WireUsage } from "./wire-script";

interface Event {
  readonly type: string;
  readonly [field: string]: unknown;
}

const response = {
  id: "resp_1",
  object: "response",
  created_at: 1_795_000_000,
  model: "test-model",
  output: [],
};

/** An answer as the Responses API streams it: named events, each output item announced, streamed and concluded. */
export function responsesFrames(answer: WireAnswer): readonly WireFrame[] {
  const { reasoning = [], text = [], refusal = [], calls = [] } = answer;
  const items = [
    ...(reasoning.length > 0 ? [reasoningEvents(reasoning, answer.sealed)] : []),
    ...(text.length > 0 ? [messageEvents(text)] : []),
    ...(refusal.length > 0 ? [refusalEvents(refusal)] : []),
    ...calls.map(callEvents),
  ];
  const events = [
    { type: "response.created", response: { ...response, status: "in_progress" } },
    { type: "response.in_progress", response: { ...response, status: "in_progress" } },
    ...items.flatMap((itemEvents, index) => itemEvents.map((event) => ({ ...event, output_index: index }))),
    lastEvent(answer),
  ];
  return events.map(toFrame);
}

/** An error that comes after the status line was sent. */
export function responsesErrorFrame(error: WireError): WireFrame {
  return toFrame({ ...error, type: "error", param: null }, 99);
}

function toFrame(event: Event, sequence: number): WireFrame {
  const bytes = `event: ${event.type}\ndata: ${JSON.stringify({ ...event, sequence_number: sequence })}\n\n`;
  return { bytes, isPiece: event.type.endsWith(".delta") };
}

function reasoningEvents(pieces: readonly string[], sealed: string | undefined): Event[] {
  const item = { id: "rs_1", type: "reasoning", ...(sealed ? { encrypted_content: sealed } : {}) };
  const place = { item_id: item.id, summary_index: 0 };
  const text = pieces.join("");
  return [
    { type: "response.output_item.added", item: { ...item, summary: [] } },
    { type: "response.reasoning_summary_part.added", ...place, part: { type: "summary_text", text: "" } },
    ...pieces.map((delta) => ({ type: "response.reasoning_summary_text.delta", ...place, delta })),
    { type: "response.reasoning_summary_text.done", ...place, text },
    { type: "response.reasoning_summary_part.done", ...place, part: { type: "summary_text", text } },
    { type: "response.output_item.done", item: { ...item, summary: [{ type: "summary_text", text }] } },
  ];
}

function messageEvents(pieces: readonly string[]): Event[] {
  const item = { id: "msg_1", type: "message", role: "assistant" };
  const place = { item_id: item.id, content_index: 0 };
  const part = { type: "output_text", text: pieces.join(""), annotations: [] };
  return [
    { type: "response.output_item.added", item: { ...item, status: "in_progress", content: [] } },
    { type: "response.content_part.added", ...place, part: { ...part, text: "" } },
    ...pieces.map((delta) => ({ type: "response.output_text.delta", ...place, delta })),
    { type: "response.output_text.done", ...place, text: part.text },
    { type: "response.content_part.done", ...place, part },
    { type: "response.output_item.done", item: { ...item, status: "completed", content: [part] } },
  ];
}

function refusalEvents(pieces: readonly string[]): Event[] {
  const item = { id: "msg_2", type: "message", role: "assistant" };
  const place = { item_id: item.id, content_index: 0 };
  const part = { type: "refusal", refusal: pieces.join("") };
  return [
    { type: "response.output_item.added", item: { ...item, status: "in_progress", content: [] } },
    { type: "response.content_part.added", ...place, part: { ...part, refusal: "" } },
    ...pieces.map((delta) => ({ type: "response.refusal.delta", ...place, delta })),
    { type: "response.refusal.done", ...place, refusal: part.refusal },
    { type: "response.content_part.done", ...place, part },
    { type: "response.output_item.done", item: { ...item, status: "completed", content: [part] } },
  ];
}

function callEvents({ id, name, pieces }: WireCall, index: number): Event[] {
  const item = { id: `fc_${index + 1}`, type: "function_call", call_id: id ?? `call_${index + 1}`, name };
  const place = { item_id: item.id };
  const text = pieces.join("");
  return [
    { type: "response.output_item.added", item: { ...item, status: "in_progress", arguments: "" } },
    ...pieces.map((delta) => ({ type: "response.function_call_arguments.delta", ...place, delta })),
    { type: "response.function_call_arguments.done", ...place, arguments: text },
    { type: "response.output_item.done", item: { ...item, status: "completed", arguments: text } },
  ];
}

function lastEvent({ finishReason, usage }: WireAnswer): Event {
  const reason =
    finishReason === "length"
      ? "max_output_tokens"
      : finishReason === "content_filter"
        ? "content_filter"
        : null;
  const status = reason ? "incomplete" : "completed";
  const fields = { incomplete_details: reason ? { reason } : null, usage: usage ? usageOf(usage) : null };
  return { type: `response.${status}`, response: { ...response, status, ...fields } };
}

function usageOf({ input, output, cached = 0, reasoning = 0 }: WireUsage) {
  return {
    input_tokens: input,
    input_tokens_details: { cached_tokens: cached },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: reasoning },
    total_tokens: input + output,
  };
}
