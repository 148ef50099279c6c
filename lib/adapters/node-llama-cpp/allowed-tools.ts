import type { LanguageModelV4CallOptions, LanguageModelV4FunctionTool } from "@ai-sdk/provider";

/** The tools a call is told of: one, or all, also where none may be called, so that the prompt begins the same. */
export function allowedTools({
  tools = [],
  toolChoice,
}: LanguageModelV4CallOptions): readonly LanguageModelV4FunctionTool[] {
  const functions = tools.filter((tool) => tool.type === "function");
  if (toolChoice?.type === "tool") return functions.filter(({ name }) => name === toolChoice.toolName);
  return functions;
}
