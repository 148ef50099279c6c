import type { LanguageModelV4StreamPart } from "@ai-sdk/provider";
import type { LanguageModelMiddleware } from "ai";
import { z } from "zod";

/** Where compatible servers put a model's thoughts: vLLM, LM Studio and llama.cpp in the first field, Ollama in the second. */
const chunkSchema = z.object({
  choices: z.array(
    z.object({
      delta: z.object({ reasoning_content: z.string().nullish(), reasoning: z.string().nullish() }),
    }),
  ),
});

/**
 * Gives reasoning that arrives in a field of its own to the stream. OpenAI's Chat Completions have no such field, so its provider drops it.
 */
export const reasoningFields: LanguageModelMiddleware = {
  specificationVersion: "v4",
  transformParams: async ({ params }) => ({ ...params, includeRawChunks: true }),
  wrapStream: async ({ doStream }) => {
    const { stream, ...rest } = await doStream();
    return { ...rest, stream: stream.pipeThrough(readReasoningFields()) };
  },
};

const reasoningId = "reasoning-field";

function readReasoningFields(): TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart> {
  let isOpen = false;
  return new TransformStream({
    transform(part, controller) {
      if (part.type !== "raw") {
        if (isOpen) controller.enqueue({ type: "reasoning-end", id: reasoningId });
        isOpen = false;
        controller.enqueue(part);
        return;
      }
      const delta = reasoningIn(part.rawValue);
      if (delta === "") return;
      if (!isOpen) controller.enqueue({ type: "reasoning-start", id: reasoningId });
      isOpen = true;
      controller.enqueue({ type: "reasoning-delta", id: reasoningId, delta });
    },
  });
}

function reasoningIn(chunk: unknown): string {
  const delta = chunkSchema.safeParse(chunk).data?.choices[0]?.delta;
  return delta?.reasoning_content || delta?.reasoning || "";
}
