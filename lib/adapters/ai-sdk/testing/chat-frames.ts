import type { WireAnswer, WireCall, WireError, WireFrame, WireUsage } from "./wire-script";

const shared = {
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  created: 1_795_000_000,
  model: "test-model",
};

/** An answer as Chat Completions stream it: unnamed events, deltas of one choice, a usage chunk without choices, `[DONE]`. */
export function chatFrames(answer: WireAnswer): readonly WireFrame[] {
  const {
    reasoning = [],
    text = [],
    refusal = [],
    calls = [],
    usage,
    reasoningField = "reasoning_content",
  } = answer;
  const finishReason = answer.finishReason ?? (calls.length > 0 ? "tool_calls" : "stop");
  return [
    deltaFrame({ role: "assistant", content: null }, false),
    ...reasoning.map((piece) => deltaFrame({ [reasoningField]: piece })),
    ...text.map((piece) => deltaFrame({ content: piece })),
    ...refusal.map((piece) => deltaFrame({ refusal: piece })),
    ...calls.flatMap(callFrames),
    frame({ choices: [{ index: 0, delta: {}, finish_reason: finishReason }] }),
    ...(usage ? [frame({ choices: [], usage: usageOf(usage) })] : []),
    { bytes: "data: [DONE]\n\n", isPiece: false },
  ];
}

/** An error that comes after the status line was sent. */
export function chatErrorFrame(error: WireError): WireFrame {
  return {
    bytes: `data: ${JSON.stringify({ error: { param: null, type: "server_error", ...error } })}\n\n`,
    isPiece: false,
  };
}

function callFrames({ id, name, pieces }: WireCall, index: number): WireFrame[] {
  const opening = {
    index,
    id: id ?? `call_${index + 1}`,
    type: "function",
    function: { name, arguments: "" },
  };
  return [
    deltaFrame({ tool_calls: [opening] }, false),
    ...pieces.map((piece) => deltaFrame({ tool_calls: [{ index, function: { arguments: piece } }] })),
  ];
}

function deltaFrame(delta: object, isPiece = true): WireFrame {
  return frame({ choices: [{ index: 0, delta, finish_reason: null }] }, isPiece);
}

function frame(fields: object, isPiece = false): WireFrame {
  return { bytes: `data: ${JSON.stringify({ ...shared, ...fields })}\n\n`, isPiece };
}

function usageOf({ input, output, cached, reasoning }: WireUsage) {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    ...(cached === undefined ? {} : { prompt_tokens_details: { cached_tokens: cached } }),
    ...(reasoning === undefined ? {} : { completion_tokens_details: { reasoning_tokens: reasoning } }),
  };
}
