import { createOpenAI } from "@ai-sdk/openai";
import { defaultSettingsMiddleware, wrapLanguageModel } from "ai";
import type { ModelFacts } from "@/lib/core/model/model-facts";
import type { LanguageModel } from "@/lib/ports/language-model";
import { createPaperProtocol } from "../paper-protocol/paper-protocol";
import { createGuardedFetch } from "./guarded-fetch";
import { createSdkLanguageModel, type ModelLimits } from "./language-model";
import { reasoningFields } from "./reasoning-fields";
import { thinkTags } from "./think-tags";

/** OpenAI's own API speaks the Responses dialect; compatible servers (Ollama, vLLM, LM Studio, llama.cpp) speak Chat Completions. */
export type OpenAiDialect = "responses" | "chat";

/** Which OpenAI-compatible endpoint and model to use. */
export interface OpenAiModelOptions {
  readonly apiKey: string | undefined;
  /** Address of a compatible server; without it OpenAI's own. */
  readonly baseUrl: string | undefined;
  readonly modelId: string;
  readonly limits?: ModelLimits;
  /** By default the one that the address suggests. */
  readonly dialect?: OpenAiDialect;
  /** What the person calls the place; by default its host. */
  readonly place?: string;
  readonly facts?: ModelFacts;
  /** `paper` for models that cannot call tools: everything goes through the paper's text protocol. */
  readonly protocol?: "native" | "paper";
  /** How requests leave; by default the platform's way. */
  readonly connect?: typeof fetch;
}

/** The conversation is ours to keep: OpenAI is asked to store nothing, and then hands reasoning over sealed, to be sent back. */
const keepNothing = defaultSettingsMiddleware({
  settings: { providerOptions: { openai: { store: false } } },
});

/** A model behind OpenAI's wire format. */
export function createOpenAiLanguageModel(options: OpenAiModelOptions): LanguageModel {
  const { apiKey, baseUrl, modelId, limits, dialect = baseUrl ? "chat" : "responses" } = options;
  const place = options.place ?? (baseUrl ? new URL(baseUrl).host : "OpenAI");
  const identity = { provider: "openai", modelId, label: `${modelId} (${place})` };
  const openai = createOpenAI({
    // Local servers need no key, but the wire format wants one.
    apiKey: apiKey ?? "none",
    ...(baseUrl ? { baseURL: baseUrl } : {}),
    fetch: createGuardedFetch(identity, options.connect),
  });
  // The last one stands nearest to the model: tags of the protocol are read before anything else looks at the text.
  const paper = options.protocol === "paper" ? [createPaperProtocol()] : [];
  const model =
    dialect === "chat"
      ? wrapLanguageModel({ model: openai.chat(modelId), middleware: [reasoningFields, thinkTags, ...paper] })
      : wrapLanguageModel({ model: openai.responses(modelId), middleware: [keepNothing, ...paper] });
  const language = createSdkLanguageModel(model, identity, limits);
  return options.facts ? { ...language, facts: options.facts } : language;
}
