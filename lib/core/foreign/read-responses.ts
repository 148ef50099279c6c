import { z } from "zod";
import type { Usage } from "../log/event-envelope";
import { cleanText } from "../text/clean-text";
import { type AnswerReader, errorIn, type ModelAnswer } from "./model-answer";
import type { ReadRequest } from "./read-chat-request";
import { inputOfArguments, type RequestCall, type RequestMessage, textOfContent } from "./request-message";

/** A request of the Responses API; one that goes on from an earlier answer has only what is new. */
export interface ReadResponsesRequest extends ReadRequest {
  readonly previousResponseId: string | null;
}

const requestSchema = z.looseObject({
  model: z.string().max(300),
  instructions: z.string().nullish(),
  input: z.union([z.string(), z.array(z.unknown()).max(20_000)]).optional(),
  tools: z.array(z.unknown()).max(20_000).nullish(),
  stream: z.boolean().nullish(),
  previous_response_id: z.string().max(300).nullish(),
});

/** Reads a request of the Responses API; null where it is none that could be recorded. */
export function readResponsesRequest(body: unknown): ReadResponsesRequest | null {
  const read = requestSchema.safeParse(body);
  if (!read.success) return null;
  const { model, instructions, input = [], tools, stream, previous_response_id: previous } = read.data;
  const system: readonly RequestMessage[] = instructions
    ? [{ kind: "system", text: cleanText(instructions) ?? "" }]
    : [];
  const said: readonly RequestMessage[] =
    typeof input === "string" ? [{ kind: "user", text: cleanText(input) ?? "" }] : readResponseItems(input);
  return {
    model,
    messages: [...system, ...said],
    tools: tools ?? [],
    streams: stream ?? false,
    previousResponseId: previous ?? null,
  };
}

const messageItem = z.looseObject({
  type: z.literal("message").optional(),
  role: z.string(),
  content: z.unknown().optional(),
});
const callItem = z.looseObject({
  type: z.enum(["function_call", "custom_tool_call", "local_shell_call"]),
  call_id: z.string().nullish(),
  name: z.string().nullish(),
  arguments: z.unknown().optional(),
  input: z.unknown().optional(),
  action: z.unknown().optional(),
});
const outputItem = z.looseObject({
  type: z.enum(["function_call_output", "custom_tool_call_output", "local_shell_call_output"]),
  call_id: z.string().nullish(),
  output: z.unknown().optional(),
});

/** Items of the Responses API as messages: an answer and the calls behind it are one. Reasoning and what is unknown is left out. */
export function readResponseItems(items: readonly unknown[]): readonly RequestMessage[] {
  const messages: RequestMessage[] = [];
  for (const item of items) {
    const { data: call } = callItem.safeParse(item);
    if (call) addCall(messages, callOf(call));
    const message = call ? null : (resultOf(item) ?? messageOf(item));
    if (message) messages.push(message);
  }
  return messages;
}

function callOf({ call_id: id, name, type, ...call }: z.infer<typeof callItem>): RequestCall {
  return {
    toolCallId: id ?? "",
    toolName: name ?? type.replace(/_call$/, ""),
    input: inputOfArguments(call.arguments ?? call.input ?? call.action),
  };
}

function resultOf(item: unknown): RequestMessage | null {
  const { data } = outputItem.safeParse(item);
  if (!data) return null;
  return {
    kind: "tool",
    text: outputText(data.output),
    ...(data.call_id ? { toolCallId: data.call_id } : {}),
  };
}

const kindsOfRoles: Readonly<Record<string, RequestMessage["kind"]>> = {
  assistant: "agent",
  system: "system",
  developer: "system",
};

function messageOf(item: unknown): RequestMessage | null {
  const { data } = messageItem.safeParse(item);
  return data ? { kind: kindsOfRoles[data.role] ?? "user", text: textOfContent(data.content) } : null;
}

function addCall(messages: RequestMessage[], call: RequestCall): void {
  const last = messages.at(-1);
  if (last?.kind === "agent")
    messages[messages.length - 1] = { ...last, toolCalls: [...(last.toolCalls ?? []), call] };
  else messages.push({ kind: "agent", text: "", toolCalls: [call] });
}

/** What a tool gave, as text: a text as it is, parts as their words, anything else as JSON. */
export function outputText(output: unknown): string {
  if (typeof output === "string") return cleanText(output) ?? "";
  if (Array.isArray(output)) return textOfContent(output);
  return cleanText(JSON.stringify(output ?? null)) ?? "";
}

const count = z.number().int().nonnegative().nullish().catch(null);
const usageSchema = z.looseObject({
  input_tokens: count,
  output_tokens: count,
  input_tokens_details: z.looseObject({ cached_tokens: count }).nullish().catch(null),
  output_tokens_details: z.looseObject({ reasoning_tokens: count }).nullish().catch(null),
});
const responseSchema = z.looseObject({
  id: z.string().nullish().catch(null),
  output: z.array(z.unknown()).nullish().catch(null),
  status: z.string().nullish().catch(null),
  usage: usageSchema.nullish().catch(null),
  error: z.unknown().optional(),
});
const eventSchema = z.looseObject({
  type: z.string(),
  delta: z.unknown().optional(),
  response: z.unknown().optional(),
  message: z.unknown().optional(),
});

/** The reader of the Responses API: pieces of text until the whole response comes, which is what counts. */
export function readResponsesAnswer(): AnswerReader {
  let text = "";
  let whole: ModelAnswer | null = null;
  let error: string | null = null;
  return {
    add(value) {
      const event = eventSchema.safeParse(value);
      if (!event.success) {
        whole = wholeAnswer(value) ?? whole;
        return whole !== null;
      }
      const { type, delta, response, message } = event.data;
      if (type === "error") error ??= errorIn({ message });
      if (response !== undefined && /\.(completed|incomplete|failed)$/.test(type))
        whole = wholeAnswer(response);
      if (type === "response.output_text.delta" && typeof delta === "string") text += delta;
      return type.endsWith(".delta");
    },
    answer: () =>
      whole ?? {
        text: cleanText(text) ?? "",
        reasoning: "",
        toolCalls: [],
        finishReason: null,
        usage: null,
        error,
        responseId: null,
      },
  };
}

function wholeAnswer(value: unknown): ModelAnswer | null {
  const read = responseSchema.safeParse(value);
  if (!read.success || (!read.data.output && read.data.error === undefined)) return null;
  const { output, status, usage, error, id } = read.data;
  const said = readResponseItems(output ?? []).filter(({ kind }) => kind === "agent");
  const toolCalls = said.flatMap((message) => message.toolCalls ?? []);
  return {
    text: said
      .map((message) => message.text)
      .filter(Boolean)
      .join("\n"),
    reasoning: summaryOfReasoning(output ?? []),
    toolCalls,
    finishReason: status === "completed" ? (toolCalls.length > 0 ? "tool_calls" : "stop") : (status ?? null),
    usage: usage ? usageOf(usage) : null,
    error: errorIn(error),
    responseId: id ?? null,
  };
}

function usageOf(usage: z.infer<typeof usageSchema>): Usage {
  return {
    inputTokens: usage.input_tokens ?? null,
    cachedInputTokens: usage.input_tokens_details?.cached_tokens ?? null,
    outputTokens: usage.output_tokens ?? null,
    reasoningTokens: usage.output_tokens_details?.reasoning_tokens ?? null,
  };
}

const reasoningItem = z.looseObject({
  type: z.literal("reasoning"),
  summary: z.array(z.looseObject({ text: z.string() })),
});

function summaryOfReasoning(output: readonly unknown[]): string {
  return output
    .flatMap((item) => reasoningItem.safeParse(item).data?.summary ?? [])
    .map(({ text }) => cleanText(text) ?? "")
    .join("\n");
}
