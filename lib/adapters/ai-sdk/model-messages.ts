import type { ModelMessage } from "ai";
import type { PromptMessage } from "@/lib/core/context/render-prompt";
import { sentArguments } from "@/lib/core/context/sent-arguments";
import type { Thought } from "@/lib/core/log/context-item";

/**
 * A prompt as it is sent, in the AI SDK's words. The system message in front travels as instructions; everything else keeps its order.
 * Thoughts and the seals of calls go back only to the model that had them.
 */
export function toModelMessages(
  messages: readonly PromptMessage[],
  modelId: string,
): {
  instructions: string;
  messages: ModelMessage[];
} {
  const [first, ...others] = messages;
  const isSystem = first?.role === "system";
  return {
    instructions: isSystem ? first.content : "",
    messages: (isSystem ? others : messages).map((message) => toModelMessage(message, modelId)),
  };
}

function toModelMessage(message: PromptMessage, modelId: string): ModelMessage {
  switch (message.role) {
    case "system":
    case "user":
      return { role: message.role, content: message.content };
    case "assistant":
      return assistantMessage(message, modelId);
    case "tool": {
      const { toolCallId, toolName, content } = message;
      return {
        role: "tool",
        content: [{ type: "tool-result", toolCallId, toolName, output: { type: "text", value: content } }],
      };
    }
  }
}

function assistantMessage(
  { content, toolCalls, thoughts = [] }: Extract<PromptMessage, { role: "assistant" }>,
  modelId: string,
): ModelMessage {
  const reasoning = thoughts.filter((thought) => thought.modelId === modelId).map(reasoningPart);
  const text = content === "" ? [] : [{ type: "text" as const, text: content }];
  const calls = toolCalls.map(({ toolCallId, toolName, input, seal }) => ({
    type: "tool-call" as const,
    toolCallId,
    toolName,
    input: sentArguments(input),
    ...(seal?.modelId === modelId ? { providerOptions: seal.fields } : {}),
  }));
  return { role: "assistant", content: [...reasoning, ...text, ...calls] };
}

function reasoningPart(thought: Thought) {
  if ("text" in thought) return { type: "reasoning" as const, text: thought.text };
  const { itemId, sealed } = thought;
  return {
    type: "reasoning" as const,
    text: "",
    providerOptions: { openai: { itemId, reasoningEncryptedContent: sealed } },
  };
}
