import type { LanguageModelV4Message, LanguageModelV4Prompt } from "@ai-sdk/provider";
import { protocolResult, protocolStep, trainedStep } from "@/lib/core/protocol/protocol-prompt";

type UserMessage = Extract<LanguageModelV4Message, { role: "user" }>;
type AssistantMessage = Extract<LanguageModelV4Message, { role: "assistant" }>;
type ToolMessage = Extract<LanguageModelV4Message, { role: "tool" }>;

/**
 * A conversation with tools as one without: the rules follow the system prompt, calls and results become text. Messages of one role that
 * then are side by side are joined, because the templates of many models allow no other order than person, model, person. Without
 * instructions it is the prompt of a trained policy, whose earlier thoughts stay.
 */
export function toProtocolPrompt(
  prompt: LanguageModelV4Prompt,
  instructions: string | null,
): LanguageModelV4Prompt {
  const system = prompt.flatMap((message) => (message.role === "system" ? [message.content] : []));
  const messages: LanguageModelV4Message[] = [
    { role: "system", content: (instructions === null ? system : [...system, instructions]).join("\n\n") },
  ];
  for (const message of prompt) {
    if (message.role === "system") continue;
    const written = toWritten(message, instructions === null);
    const previous = messages.at(-1);
    if (written.role === "user" && previous?.role === "user") {
      const content = [...previous.content, { type: "text" as const, text: "\n\n" }, ...written.content];
      messages[messages.length - 1] = { role: "user", content };
    } else messages.push(written);
  }
  return messages.map(joinText);
}

function toWritten(
  message: UserMessage | AssistantMessage | ToolMessage,
  isTrained: boolean,
): UserMessage | AssistantMessage {
  switch (message.role) {
    case "user":
      return { role: "user", content: message.content };
    case "assistant":
      return { role: "assistant", content: [{ type: "text", text: stepOf(message, isTrained) }] };
    case "tool":
      return { role: "user", content: [{ type: "text", text: resultsOf(message) }] };
  }
}

function stepOf({ content }: AssistantMessage, isTrained: boolean): string {
  const text = content.map((part) => (part.type === "text" ? part.text : "")).join("");
  const calls = content.filter((part) => part.type === "tool-call");
  if (!isTrained) return protocolStep(text, calls);
  const thought = content.map((part) => (part.type === "reasoning" ? part.text : "")).join("");
  return trainedStep(thought, text, calls);
}

function resultsOf({ content }: ToolMessage): string {
  return content
    .filter((part) => part.type === "tool-result")
    .map(({ toolName, output }) =>
      protocolResult(
        toolName,
        output.type === "text" || output.type === "error-text" ? output.value : JSON.stringify(output),
      ),
    )
    .join("\n\n");
}

/** One text part instead of several: some templates put a line of their own between parts. */
function joinText(message: LanguageModelV4Message): LanguageModelV4Message {
  if (message.role !== "user" || message.content.some((part) => part.type !== "text")) return message;
  const text = message.content.map((part) => (part.type === "text" ? part.text : "")).join("");
  return { role: "user", content: [{ type: "text", text }] };
}
