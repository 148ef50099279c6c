import { isStepCount, type LanguageModel as SdkLanguageModel, streamText, type TextStreamPart, type ToolSet } from "ai";
import type { ModelIdentity } from "@/lib/core/session/events";
import { type LanguageModel, ModelError, type ModelPart, type ModelRequest } from "@/lib/ports/language-model";
import { describeModelError } from "./describe-model-error";
import { toModelMessages } from "./model-messages";
import { memoryTools } from "./memory-tools";
import { usageOf } from "./usage";

/** How long a provider may stay silent, in milliseconds. */
export interface ModelTimeouts {
  readonly firstChunkMs: number;
  readonly chunkMs: number;
  readonly totalMs: number;
}

const defaultTimeouts: ModelTimeouts = { firstChunkMs: 90_000, chunkMs: 60_000, totalMs: 600_000 };

/**
 * Any model of the AI SDK behind our port. One call is one step: the loop over steps is ours, because between two steps the context
 * is projected anew from the log. Tools carry no `execute`, so the SDK hands the calls back instead of running them.
 */
export function createSdkLanguageModel(
  model: SdkLanguageModel,
  identity: ModelIdentity,
  timeouts: ModelTimeouts = defaultTimeouts,
): LanguageModel {
  return {
    identity,
    async *stream(request) {
      const errors: unknown[] = [];
      const result = streamText({
        model,
        ...toModelMessages(request.messages),
        ...(request.withTools ? { tools: memoryTools } : {}),
        stopWhen: isStepCount(1),
        abortSignal: request.signal,
        timeout: { ...timeouts },
        maxRetries: 2,
        // Errors come out of the stream too; without this the SDK prints them.
        onError: ({ error }) => void errors.push(error),
      });
      for await (const part of result.stream) {
        const translated = translate(part, request);
        if (translated) yield translated;
      }
      request.signal.throwIfAborted();
      if (errors.length > 0) throw describeModelError(errors[0], identity);
    },
  };

  function translate(part: StreamPart, request: ModelRequest): ModelPart | null {
    switch (part.type) {
      case "text-delta":
        return { type: "text", delta: part.text };
      case "reasoning-delta":
        return { type: "reasoning", delta: part.text };
      case "tool-call":
        return { type: "tool-call", toolCallId: part.toolCallId, toolName: part.toolName, input: part.input };
      case "finish-step":
        return { type: "finished", finishReason: part.finishReason, usage: usageOf(part.usage) };
      case "error":
        throw describeModelError(part.error, identity);
      case "abort":
        request.signal.throwIfAborted();
        throw new ModelError("model-timeout", `${identity.label} stopped answering. What it said so far is kept; try again.`);
      default:
        return null;
    }
  }
}

type StreamPart = TextStreamPart<ToolSet>;
