import type { LanguageModelV4CallOptions, LanguageModelV4Message } from "@ai-sdk/provider";
import { allowedTools } from "./allowed-tools";

/** What a model in this process is called with, in the form of a Chat Completions request: it is recorded like one that went over a wire. */
export function requestBodyOf(call: LanguageModelV4CallOptions): Readonly<Record<string, unknown>> {
  const { prompt, toolChoice, temperature, topP, topK, seed, maxOutputTokens, providerOptions } = call;
  const tools = allowedTools(call).map(({ name, description, inputSchema }) => ({
    type: "function",
    function: { name, description, parameters: inputSchema },
  }));
  const grammar = providerOptions?.agemem?.grammar;
  return {
    messages: prompt.flatMap(messagesOf),
    ...(tools.length > 0 ? { tools, tool_choice: toolChoice?.type ?? "auto" } : {}),
    ...(typeof grammar === "string" && tools.length === 0 ? { grammar } : {}),
    temperature,
    top_p: topP,
    top_k: topK,
    seed,
    max_tokens: maxOutputTokens,
  };
}

function messagesOf(message: LanguageModelV4Message): readonly object[] {
  if (message.role === "system") return [{ role: "system", content: message.content }];
  if (message.role === "tool")
    return message.content.flatMap((part) =>
      part.type === "tool-result"
        ? [{ role: "tool", content: part.output.type === "text" ? part.output.value : "" }]
        : [],
    );
  const content = message.content.map((part) => (part.type === "text" ? part.text : "")).join("");
  const calls = message.content.flatMap((part) =>
    part.type === "tool-call" ? [{ function: { name: part.toolName, arguments: part.input } }] : [],
  );
  return [{ role: message.role, content, ...(calls.length > 0 ? { tool_calls: calls } : {}) }];
}
