import type { LanguageModelV4Message, LanguageModelV4Prompt } from "@ai-sdk/provider";
import type { LlamaFunctionCallRecord, LlamaHistoryItem } from "./llama-runtime";

type Answer = (string | LlamaFunctionCallRecord)[];

/**
 * The prompt as node-llama-cpp takes it: results are inside the calls they answer, everything the model said up to the next message of the
 * person is one answer, and the last entry is the one to write.
 */
export function toLlamaHistory(prompt: LanguageModelV4Prompt): LlamaHistoryItem[] {
  const results = resultsByCall(prompt);
  const history: LlamaHistoryItem[] = [];
  const system = prompt.flatMap((message) => (message.role === "system" ? [message.content] : []));
  if (system.length > 0) history.push({ type: "system", text: system.join("\n\n") });
  for (const message of prompt) {
    const last = history.at(-1);
    if (message.role === "user") {
      const text = textOf(message);
      if (last?.type === "user")
        history[history.length - 1] = { type: "user", text: `${last.text}\n\n${text}` };
      else history.push({ type: "user", text });
    } else if (message.role === "assistant") {
      const answer = answerOf(message, results);
      if (last?.type === "model")
        history[history.length - 1] = { type: "model", response: [...last.response, ...answer] };
      else history.push({ type: "model", response: answer });
    }
  }
  if (history.at(-1)?.type !== "model") history.push({ type: "model", response: [] });
  return history;
}

function resultsByCall(prompt: LanguageModelV4Prompt): ReadonlyMap<string, unknown> {
  const results = new Map<string, unknown>();
  for (const message of prompt) {
    if (message.role !== "tool") continue;
    for (const part of message.content) {
      if (part.type !== "tool-result") continue;
      const { output } = part;
      const isText = output.type === "text" || output.type === "error-text";
      results.set(part.toolCallId, isText ? asJson(output.value) : output);
    }
  }
  return results;
}

function answerOf(
  { content }: Extract<LanguageModelV4Message, { role: "assistant" }>,
  results: ReadonlyMap<string, unknown>,
): Answer {
  const answer: Answer = [];
  for (const part of content) {
    if (part.type === "text" && part.text !== "") answer.push(part.text);
    if (part.type !== "tool-call") continue;
    answer.push({
      type: "functionCall",
      name: part.toolName,
      params: part.input,
      result: results.get(part.toolCallId) ?? null,
      startsNewChunk: typeof answer.at(-1) !== "object",
    });
  }
  return answer;
}

function textOf({ content }: Extract<LanguageModelV4Message, { role: "user" }>): string {
  return content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

/** Our results are JSON; the runtime writes objects itself, in the form the model knows. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
