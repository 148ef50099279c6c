import { z } from "zod";
import { cleanText } from "../../text/clean-text";
import { outputText } from "../read-responses";
import { inputOfArguments, type RequestCall, type RequestMessage, textOfContent } from "../request-message";

/** A call in the forms that traces have: OpenAI's, LangChain's, OpenTelemetry's. */
const callSchema = z.looseObject({
  id: z.string().nullish(),
  name: z.string().nullish(),
  args: z.unknown().optional(),
  arguments: z.unknown().optional(),
  function: z.looseObject({ name: z.string(), arguments: z.unknown().optional() }).nullish(),
});

const messageSchema = z.looseObject({
  role: z.string().nullish(),
  type: z.string().nullish(),
  content: z.unknown().optional(),
  parts: z.array(z.looseObject({ type: z.string() })).nullish(),
  tool_calls: z.array(callSchema).nullish(),
  tool_call_id: z.string().nullish(),
  name: z.string().nullish(),
});
type TracedMessage = z.infer<typeof messageSchema>;

/** How far messages lie inside objects and lists at most. */
export const deepest = 20;

const kinds: Readonly<Record<string, RequestMessage["kind"]>> = {
  system: "system",
  developer: "system",
  user: "user",
  human: "user",
  assistant: "agent",
  ai: "agent",
  model: "agent",
  tool: "tool",
  function: "tool",
};

/**
 * The messages in what a trace recorded of a model call, whichever of the usual forms it has: OpenAI's messages, LangChain's (serialized or
 * plain), OpenTelemetry's parts, an object or a list around them, JSON in a string, or a plain prompt. What is none of these is left out.
 */
export function tracedMessages(
  recorded: unknown,
  plain: "user" | "agent",
  depth = 0,
): readonly RequestMessage[] {
  if (depth > deepest) return [];
  const value = unpacked(recorded);
  if (typeof value === "string") return value === "" ? [] : [{ kind: plain, text: cleanText(value) ?? "" }];
  if (Array.isArray(value)) return value.flatMap((one) => tracedMessages(one, plain, depth + 1));
  if (typeof value !== "object" || value === null) return [];
  const inside = around(value);
  if (inside !== null) return tracedMessages(inside, plain, depth + 1);
  const { data } = messageSchema.safeParse(asLangChain(value));
  const kind =
    data && kinds[(data.role ?? data.type ?? "").replace(/(?:message)?(?:chunk)?$/i, "").toLowerCase()];
  return data && kind ? messagesOf(kind, data) : [];
}

/** JSON that was written into a string, as stores of traces do. */
export function unpacked(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** What lies in the objects around messages: requests, answers with choices, generations of LangChain. */
function around(value: object): unknown {
  if ("role" in value || "kwargs" in value) return null;
  if ("messages" in value) return value.messages;
  if ("choices" in value && Array.isArray(value.choices)) return value.choices.slice(0, 1);
  if ("generations" in value && Array.isArray(value.generations)) return value.generations.slice(0, 1);
  if ("message" in value) return value.message;
  if ("prompts" in value) return value.prompts;
  if ("text" in value && !("type" in value)) return value.text;
  return null;
}

/** LangChain keeps a message as `kwargs` of its class, or as `data` of its type. */
function asLangChain(value: object): unknown {
  const { kwargs, data, id } = value as { kwargs?: object; data?: object; id?: unknown };
  if (kwargs) return { ...kwargs, type: Array.isArray(id) ? String(id.at(-1)) : "" };
  return data ? { ...value, ...data } : value;
}

function messagesOf(kind: RequestMessage["kind"], message: TracedMessage): readonly RequestMessage[] {
  if (message.parts) return messagesOfParts(kind, message.parts);
  const text = textOfContent(message.content);
  if (kind === "tool")
    return [
      {
        kind,
        text: text || outputText(message.content),
        ...(message.tool_call_id ? { toolCallId: message.tool_call_id } : {}),
        ...(message.name ? { toolName: message.name } : {}),
      },
    ];
  return [said(kind, text, kind === "agent" ? (message.tool_calls ?? []).map(callOf) : [])];
}

/** OpenTelemetry's form: every part says what it is, and the answer of a tool is a part too. */
function messagesOfParts(
  kind: RequestMessage["kind"],
  parts: NonNullable<TracedMessage["parts"]>,
): readonly RequestMessage[] {
  const answers = parts.filter(({ type }) => type === "tool_call_response");
  const calls = parts.filter(({ type }) => type === "tool_call");
  const words = parts.filter(({ type }) => !["tool_call", "tool_call_response", "reasoning"].includes(type));
  const text = words
    .map(({ type, content }) =>
      type === "text" ? (cleanText(String(content)) ?? "") : `[${type}: not recorded]`,
    )
    .join("\n");
  const results = answers.map(
    ({ id, response, result }): RequestMessage => ({
      kind: "tool",
      text: outputText(response ?? result),
      ...(typeof id === "string" ? { toolCallId: id } : {}),
    }),
  );
  const own =
    kind === "tool" || (text === "" && calls.length === 0) ? [] : [said(kind, text, calls.map(partCall))];
  return [...own, ...results];
}

function partCall(part: object): RequestCall {
  return callOf(callSchema.parse({ id: "", name: "", ...part }));
}

function callOf({
  id,
  name,
  args,
  arguments: written,
  function: called,
}: z.infer<typeof callSchema>): RequestCall {
  return {
    toolCallId: id ?? "",
    toolName: called?.name ?? name ?? "",
    input: inputOfArguments(called?.arguments ?? written ?? args),
  };
}

function said(kind: RequestMessage["kind"], text: string, toolCalls: readonly RequestCall[]): RequestMessage {
  return { kind, text, ...(toolCalls.length > 0 ? { toolCalls } : {}) };
}
