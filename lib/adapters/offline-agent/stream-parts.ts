import type {
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from "@ai-sdk/provider";
import { estimateTokenCount } from "tokenx";
import { toolNames } from "@/lib/core/memory/operations";
import type { Reply } from "./reply";

const textId = "answer";

/** The reply as finished content. `callIdPrefix` makes the ids of its calls unique among all steps. */
export function contentOf(reply: Reply, callIdPrefix: string): LanguageModelV4Content[] {
  if (reply.kind === "answer") return [{ type: "text", text: reply.text }];
  return reply.calls.map(({ operation, input }, index) => ({
    type: "tool-call",
    toolCallId: `${callIdPrefix}_${index}`,
    toolName: toolNames[operation],
    input: JSON.stringify(input),
  }));
}

/** The reply as the parts of a stream: text word by word, arguments in pieces, then the finish with its usage. */
export function streamPartsOf(
  content: readonly LanguageModelV4Content[],
  usage: LanguageModelV4Usage,
): LanguageModelV4StreamPart[] {
  return [
    { type: "stream-start", warnings: [] },
    ...content.flatMap((part) => partsOf(part)),
    { type: "finish", usage, finishReason: finishReasonOf(content) },
  ];
}

/** "tool-calls" when the agent loop must go on, else "stop". */
export function finishReasonOf(content: readonly LanguageModelV4Content[]): LanguageModelV4FinishReason {
  const unified = content.some((part) => part.type === "tool-call") ? "tool-calls" : "stop";
  return { unified, raw: unified };
}

/** Token counts as estimates: nothing is billed, but the budget view shows them. */
export function usageOf(prompt: string, content: readonly LanguageModelV4Content[]): LanguageModelV4Usage {
  const input = estimateTokenCount(prompt);
  const output = content.reduce(
    (sum, part) =>
      sum +
      estimateTokenCount(part.type === "text" ? part.text : part.type === "tool-call" ? part.input : ""),
    0,
  );
  return {
    inputTokens: { total: input, noCache: input, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: output, text: output, reasoning: 0 },
  };
}

function partsOf(part: LanguageModelV4Content): LanguageModelV4StreamPart[] {
  if (part.type === "text") {
    const deltas = (part.text.match(/\s*\S+\s*/gu) ?? []).map(
      (delta): LanguageModelV4StreamPart => ({ type: "text-delta", id: textId, delta }),
    );
    return [{ type: "text-start", id: textId }, ...deltas, { type: "text-end", id: textId }];
  }
  if (part.type !== "tool-call") return [];
  const deltas = (part.input.match(/.{1,24}/gsu) ?? []).map(
    (delta): LanguageModelV4StreamPart => ({ type: "tool-input-delta", id: part.toolCallId, delta }),
  );
  return [
    { type: "tool-input-start", id: part.toolCallId, toolName: part.toolName },
    ...deltas,
    { type: "tool-input-end", id: part.toolCallId },
    part,
  ];
}
