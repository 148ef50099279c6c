import type { LanguageModelV4CallOptions, LanguageModelV4FunctionTool } from "@ai-sdk/provider";

/** The tools a call may use: none, one, or all. */
export function allowedTools({
  tools = [],
  toolChoice,
}: LanguageModelV4CallOptions): readonly LanguageModelV4FunctionTool[] {
  const functions = tools.filter((tool) => tool.type === "function");
  if (toolChoice?.type === "none") return [];
  if (toolChoice?.type === "tool") return functions.filter(({ name }) => name === toolChoice.toolName);
  return functions;
}
