import type { PromptMessage } from "../context/render-prompt";
import type { DescribedTool } from "../log/operations";
import type { TrainingSample } from "./training-sample";
import { targetOf } from "./training-sample";

/** A message in OpenAI's form, which trainers of every kind read. */
export interface ChatMessage {
  readonly role: "system" | "user" | "assistant" | "tool";
  readonly content: string;
  readonly tool_calls?: readonly {
    readonly id: string;
    readonly type: "function";
    readonly function: { readonly name: string; readonly arguments: string };
  }[];
  readonly tool_call_id?: string;
  readonly name?: string;
}

/** One line of the chat export: what a model read and, last, what it wrote. Only the last message is to be learned. */
export interface ChatRow {
  readonly messages: readonly ChatMessage[];
  readonly tools?: readonly {
    readonly type: "function";
    readonly function: { readonly name: string; readonly description: string; readonly parameters: unknown };
  }[];
}

/** A step with native tool calls: calls stay calls, results stay results, and the tools stand beside the messages. */
export function chatRow(sample: TrainingSample, tools: readonly DescribedTool[]): ChatRow {
  const { text, calls } = sample.written;
  const last: PromptMessage = { role: "assistant", content: text, toolCalls: calls };
  return {
    messages: [...sample.messages, last].map(chatMessage),
    tools: tools.map(({ name, description, inputSchema }) => ({
      type: "function",
      function: { name, description, parameters: inputSchema },
    })),
  };
}

/** A step as a policy is taught it: text alone, the thought in it, no tools beside it. */
export function policyRow(sample: TrainingSample): ChatRow {
  return {
    messages: [...sample.messages.map(chatMessage), { role: "assistant", content: targetOf(sample) }],
  };
}

function chatMessage(message: PromptMessage): ChatMessage {
  switch (message.role) {
    case "system":
    case "user":
      return { role: message.role, content: message.content };
    case "tool":
      return {
        role: "tool",
        content: message.content,
        tool_call_id: message.toolCallId,
        name: message.toolName,
      };
    case "assistant":
      return {
        role: "assistant",
        content: message.content,
        ...(message.toolCalls.length > 0 ? { tool_calls: message.toolCalls.map(chatCall) } : {}),
      };
  }
}

function chatCall({ toolCallId, toolName, input }: TrainingSample["written"]["calls"][number]) {
  return {
    id: toolCallId,
    type: "function",
    function: { name: toolName, arguments: JSON.stringify(input ?? {}) },
  } as const;
}
