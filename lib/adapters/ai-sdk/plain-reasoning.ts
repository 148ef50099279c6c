import type { JSONObject, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import type { LanguageModelMiddleware } from "ai";
import { noteNamespace } from "./step-note";

/**
 * For servers that want a model's plain reasoning back with the next step of its turn (DeepSeek, Kimi): notes what a step that calls tools has reasoned.
 * Only reasoning that came in a field of its own; what was in the text is sorted out further on, and its server wants nothing back.
 */
export const plainReasoning: LanguageModelMiddleware = {
  specificationVersion: "v4",
  wrapStream: async ({ doStream }) => {
    const { stream, ...rest } = await doStream();
    return { ...rest, stream: stream.pipeThrough(noteReasoning()) };
  },
};

function noteReasoning(): TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart> {
  let reasoning = "";
  let hasCalled = false;
  return new TransformStream({
    transform(part, controller) {
      if (part.type === "reasoning-delta") reasoning += part.delta;
      hasCalled ||= part.type === "tool-call";
      const isWanted = part.type === "finish" && hasCalled && reasoning !== "";
      controller.enqueue(isWanted ? noted(part, { reasoning }) : part);
    },
  });
}

type FinishPart = Extract<LanguageModelV4StreamPart, { type: "finish" }>;

function noted(part: FinishPart, note: JSONObject): FinishPart {
  const { providerMetadata } = part;
  return {
    ...part,
    providerMetadata: {
      ...providerMetadata,
      [noteNamespace]: { ...providerMetadata?.[noteNamespace], ...note },
    },
  };
}
