import type { LanguageModelV4FinishReason, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { generateId } from "ai";
import { rawMaxCharacters } from "@/lib/core/protocol/protocol-outcome";
import { sampledNamespace } from "../ai-sdk/sampled-step";
import { noteNamespace } from "../ai-sdk/step-note";
import { withoutAbsent } from "./llama-functions";
import type { LlamaResponse, LlamaResponseChunk } from "./llama-runtime";

/** What one call cost, in tokens. `cachedTokens` was in the context already. */
export interface StepTokens {
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  /** Everything that was written, special tokens included. */
  readonly wrote: string;
  /** The tokens themselves, for a training. */
  readonly sampled?: { readonly promptTokenIds: number[]; readonly tokenIds: number[] };
}

type Open = "text" | "reasoning";

/** Turns what the runtime generates into parts of the AI SDK's stream. */
export function createStepParts(
  send: (part: LanguageModelV4StreamPart) => void,
  countTokens: (text: string) => number,
) {
  let open: Open | null = null;
  let reasoning = "";

  function turnTo(next: Open | null): void {
    if (open === next) return;
    if (open) send({ type: `${open}-end`, id: open });
    open = next;
    if (next) send({ type: `${next}-start`, id: next });
  }

  return {
    chunk({ type, text }: LlamaResponseChunk): void {
      if (text === "") return;
      const kind = type === "segment" ? "reasoning" : "text";
      if (kind === "reasoning") reasoning += text;
      turnTo(kind);
      send({ type: `${kind}-delta`, id: kind, delta: text });
    },
    finish({ functionCalls = [], metadata }: LlamaResponse, tokens: StepTokens): void {
      turnTo(null);
      for (const { functionName, params } of functionCalls)
        send({
          type: "tool-call",
          toolCallId: generateId(),
          toolName: functionName,
          input: JSON.stringify(withoutAbsent(params) ?? {}),
        });
      const { promptTokens, cachedTokens, outputTokens } = tokens;
      const reasoningTokens = reasoning === "" ? 0 : Math.min(outputTokens, countTokens(reasoning));
      send({
        type: "finish",
        finishReason: finishReasonOf(metadata.stopReason, functionCalls.length > 0),
        providerMetadata: {
          [noteNamespace]: { wrote: tokens.wrote.slice(0, rawMaxCharacters) },
          ...(tokens.sampled ? { [sampledNamespace]: tokens.sampled } : {}),
        },
        usage: {
          inputTokens: {
            total: promptTokens,
            noCache: promptTokens - cachedTokens,
            cacheRead: cachedTokens,
            cacheWrite: undefined,
          },
          outputTokens: {
            total: outputTokens,
            text: outputTokens - reasoningTokens,
            reasoning: reasoningTokens,
          },
        },
      });
    },
  };
}

function finishReasonOf(stopReason: string, hasCalls: boolean): LanguageModelV4FinishReason {
  if (hasCalls) return { unified: "tool-calls", raw: stopReason };
  return { unified: stopReason === "maxTokens" ? "length" : "stop", raw: stopReason };
}
