import type { JSONObject, LanguageModelV4CallOptions, LanguageModelV4FunctionTool } from "@ai-sdk/provider";
import { generateId, type LanguageModelMiddleware } from "ai";
import { type ProtocolChoice, protocolGrammar } from "@/lib/core/protocol/protocol-grammar";
import { protocolJsonSchema } from "@/lib/core/protocol/protocol-json-schema";
import { type DescribedTool, protocolInstructions } from "@/lib/core/protocol/protocol-prompt";
import { noteNamespace } from "../ai-sdk/step-note";
import { toProtocolPrompt } from "./protocol-messages";
import { readProtocolStream } from "./read-protocol-stream";

/**
 * The paper's text protocol for models that cannot call tools (arXiv 2601.01885, App. A.1): the tools go into the instructions, past
 * calls and results into the text, and what the model writes comes back as reasoning, text and tool calls. A step that breaks the
 * protocol's rules comes back with its reason in the `finish` part. Calls without tools, such as summarizing, pass unchanged.
 */
export function createPaperProtocol(newId: () => string = generateId): LanguageModelMiddleware {
  return {
    specificationVersion: "v4",
    transformParams: async ({ params }) => {
      const tools = (params.tools ?? []).filter((tool) => tool.type === "function");
      return tools.length === 0 ? params : withProtocol(params, tools);
    },
    wrapStream: async ({ doStream, params }) => {
      const result = await doStream();
      if (params.providerOptions?.[noteNamespace]?.protocol !== "paper") return result;
      return { ...result, stream: result.stream.pipeThrough(readProtocolStream(newId)) };
    },
  };
}

function withProtocol(
  { tools: _tools, toolChoice, ...params }: LanguageModelV4CallOptions,
  tools: readonly LanguageModelV4FunctionTool[],
): LanguageModelV4CallOptions {
  const described = tools.map(describe);
  return {
    ...params,
    prompt: toProtocolPrompt(params.prompt, isTrained(params) ? null : protocolInstructions(described)),
    providerOptions: {
      ...params.providerOptions,
      // The grammar is for models that can be held to one; the others ignore it.
      [noteNamespace]: {
        protocol: "paper",
        grammar: protocolGrammar(described, choiceOf(toolChoice)),
        schema: protocolJsonSchema(described) as JSONObject,
      },
    },
  };
}

/** A policy that was trained to act knows the rules; telling it would be another prompt than it was trained with. */
function isTrained({ providerOptions }: LanguageModelV4CallOptions): boolean {
  return providerOptions?.[noteNamespace]?.isTrained === true;
}

function describe({ name, description, inputSchema }: LanguageModelV4FunctionTool): DescribedTool {
  return { name, description: description ?? "", inputSchema };
}

function choiceOf(toolChoice: LanguageModelV4CallOptions["toolChoice"]): ProtocolChoice {
  if (toolChoice?.type === "tool") return { toolName: toolChoice.toolName };
  return toolChoice?.type ?? "auto";
}
