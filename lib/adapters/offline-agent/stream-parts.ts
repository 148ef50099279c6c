import type {
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from "@ai-sdk/provider";
import { toolNames } from "@/lib/core/log/operations";
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

/** The reply as the parts of a stream: text word by word, arguments in pieces, then the finish. */
export function streamPartsOf(content: readonly LanguageModelV4Content[]): LanguageModelV4StreamPart[] {
  return [
    { type: "stream-start", warnings: [] },
    ...content.flatMap((part) => partsOf(part)),
    { type: "finish", usage: unknownUsage, finishReason: finishReasonOf(content) },
  ];
}

/** "tool-calls" when the agent loop must go on, else "stop". */
export function finishReasonOf(content: readonly LanguageModelV4Content[]): LanguageModelV4FinishReason {
  const unified = content.some((part) => part.type === "tool-call") ? "tool-calls" : "stop";
  return { unified, raw: unified };
}

/** No tokenizer reads the prompt here, so nothing is reported: an estimate would pass for a provider's number. */
export const unknownUsage: LanguageModelV4Usage = {
  inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: undefined, text: undefined, reasoning: undefined },
};

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
