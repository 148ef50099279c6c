import { z } from "zod";
import { inputOfArguments, type RequestMessage, textOfContent } from "./request-message";

/** What a request of an agent says, as far as it is recorded. */
export interface ReadRequest {
  readonly model: string;
  readonly messages: readonly RequestMessage[];
  /** The descriptions of the agent's own tools, as sent. */
  readonly tools: readonly unknown[];
  readonly streams: boolean;
}

const messageSchema = z.looseObject({
  role: z.string(),
  content: z.unknown().optional(),
  tool_calls: z
    .array(
      z.looseObject({
        id: z.string().optional(),
        function: z.looseObject({ name: z.string(), arguments: z.unknown().optional() }).optional(),
        custom: z.looseObject({ name: z.string(), input: z.unknown().optional() }).optional(),
      }),
    )
    .nullish(),
  tool_call_id: z.string().optional(),
  name: z.string().optional(),
});

const requestSchema = z.looseObject({
  model: z.string().max(300),
  messages: z.array(messageSchema).max(20_000),
  tools: z.array(z.unknown()).max(20_000).nullish(),
  stream: z.boolean().nullish(),
});

/** Reads a request of Chat Completions; null where it is none that could be recorded. */
export function readChatRequest(body: unknown): ReadRequest | null {
  const read = requestSchema.safeParse(body);
  if (!read.success) return null;
  const { model, messages, tools, stream } = read.data;
  return {
    model,
    messages: messages.map(messageOf),
    tools: tools ?? [],
    streams: stream ?? false,
  };
}

/** Reads messages in the form of Chat Completions; null where they are not in it. */
export function readChatMessages(messages: unknown): readonly RequestMessage[] | null {
  const read = z.array(messageSchema).max(200_000).safeParse(messages);
  return read.success ? read.data.map(messageOf) : null;
}

function messageOf({
  role,
  content,
  tool_calls: calls,
  tool_call_id: answers,
  name,
}: z.infer<typeof messageSchema>): RequestMessage {
  const text = textOfContent(content);
  if (role === "assistant") {
    const toolCalls = (calls ?? []).map((call) => ({
      toolCallId: call.id ?? "",
      toolName: call.function?.name ?? call.custom?.name ?? "",
      input: inputOfArguments(call.function?.arguments ?? call.custom?.input),
    }));
    return { kind: "agent", text, ...(toolCalls.length > 0 ? { toolCalls } : {}) };
  }
  if (role === "tool" || role === "function")
    return {
      kind: "tool",
      text,
      ...(answers === undefined ? {} : { toolCallId: answers }),
      ...(name === undefined ? {} : { toolName: name }),
    };
  return { kind: role === "system" || role === "developer" ? "system" : "user", text };
}
