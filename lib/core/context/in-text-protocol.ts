import type { DescribedTool } from "../log/operations";
import { protocolInstructions, protocolResult, protocolStep, trainedStep } from "../protocol/protocol-prompt";
import type { PromptMessage } from "./render-prompt";

/**
 * The messages of a step as a model reads them that is asked by the paper's text protocol: the rules and the tools follow the system prompt,
 * calls and results are text, and messages of one role are one. The same as the adapter sends, so that it can be shown without one. A trained
 * policy is told neither rules nor tools, and reads its earlier steps as it wrote them.
 */
export function inTextProtocol(
  messages: readonly PromptMessage[],
  tools: readonly DescribedTool[] | "trained",
): readonly PromptMessage[] {
  const system = messages.flatMap((message) => (message.role === "system" ? [message.content] : []));
  const isTrained = tools === "trained";
  const content = (isTrained ? system : [...system, protocolInstructions(tools)]).join("\n\n");
  const written: PromptMessage[] = [{ role: "system", content }];
  for (const message of messages) {
    const next = asText(message, isTrained);
    if (!next) continue;
    const previous = written.at(-1);
    if (previous?.role === "user" && next.role === "user")
      written[written.length - 1] = { role: "user", content: `${previous.content}\n\n${next.content}` };
    else written.push(next);
  }
  return written;
}

function asText(message: PromptMessage, isTrained: boolean): PromptMessage | null {
  switch (message.role) {
    case "system":
      return null;
    case "user":
      return { role: "user", content: message.content };
    case "assistant":
      return { role: "assistant", content: stepOf(message, isTrained), toolCalls: [] };
    case "tool":
      return { role: "user", content: protocolResult(message.toolName, message.content) };
  }
}

function stepOf(
  { content, toolCalls, thoughts = [] }: Extract<PromptMessage, { role: "assistant" }>,
  isTrained: boolean,
): string {
  if (!isTrained) return protocolStep(content, toolCalls);
  const thought = thoughts.map((each) => ("text" in each ? each.text : "")).join("");
  return trainedStep(thought, content, toolCalls);
}
