import type {
  JSONObject,
  LanguageModelV4CallOptions,
  LanguageModelV4Message,
  LanguageModelV4StreamPart,
} from "@ai-sdk/provider";
import type { LanguageModelMiddleware } from "ai";
import { jsonStepInstruction, stepInTags } from "@/lib/core/protocol/protocol-json-schema";
import { noteNamespace } from "./step-note";

type Part = LanguageModelV4StreamPart;

/** Under this name the provider for compatible servers takes fields that go into the request as they are. */
export const compatibleName = "compatible";

/**
 * Holds a model to the paper's protocol over the wire: the grammar goes along under the names that llama.cpp and vLLM have for it. Others
 * ignore these fields, and one that refuses them gets the request without (`field-retry.ts`).
 */
export const heldByGrammar: LanguageModelMiddleware = {
  specificationVersion: "v4",
  transformParams: async ({ params }) => {
    const grammar = noteIn(params)?.grammar;
    if (typeof grammar !== "string") return params;
    const fields: JSONObject = { grammar, structured_outputs: { grammar }, guided_grammar: grammar };
    const providerOptions = { ...params.providerOptions, [compatibleName]: fields };
    return { ...params, providerOptions };
  },
};

/**
 * The same for Ollama, which takes a JSON schema and no grammar: each step is one JSON object, and becomes the protocol's tags when it is
 * whole. Nothing of it can be shown before.
 */
export const heldBySchema: LanguageModelMiddleware = {
  specificationVersion: "v4",
  transformParams: async ({ params }) => {
    const schema = noteIn(params)?.schema;
    if (schema === null || typeof schema !== "object" || Array.isArray(schema)) return params;
    return {
      ...params,
      prompt: params.prompt.map(withInstruction),
      responseFormat: { type: "json", schema, name: "step" },
    };
  },
  wrapStream: async ({ doStream, params }) => {
    const { stream, ...rest } = await doStream();
    const isHeld = params.responseFormat?.type === "json";
    return { ...rest, stream: isHeld ? stream.pipeThrough(readSteps()) : stream };
  },
};

function noteIn({ providerOptions }: LanguageModelV4CallOptions): JSONObject | undefined {
  return providerOptions?.[noteNamespace];
}

function withInstruction(message: LanguageModelV4Message): LanguageModelV4Message {
  return message.role === "system"
    ? { ...message, content: `${message.content}\n\n${jsonStepInstruction}` }
    : message;
}

function readSteps(): TransformStream<Part, Part> {
  let written = "";
  return new TransformStream({
    transform(part, controller) {
      if (part.type === "text-delta") {
        written += part.delta;
        return;
      }
      if (part.type === "text-end")
        controller.enqueue({ type: "text-delta", id: part.id, delta: stepInTags(written) ?? written });
      controller.enqueue(part);
    },
  });
}
