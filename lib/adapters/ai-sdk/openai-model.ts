import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModelV4 } from "@ai-sdk/provider";
import { defaultSettingsMiddleware, type LanguageModelMiddleware, wrapLanguageModel } from "ai";
import { openAiBaseUrl } from "@/lib/core/model/connection";
import type { ModelFacts } from "@/lib/core/model/model-facts";
import type { LanguageModel } from "@/lib/ports/language-model";
import { createPaperProtocol } from "../paper-protocol/paper-protocol";
import { alternateRoles } from "./alternate-roles";
import { createCanonicalFetch } from "./canonical-fetch";
import { createGuardedFetch } from "./guarded-fetch";
import { createSdkLanguageModel, type ModelLimits } from "./language-model";
import { plainReasoning } from "./plain-reasoning";
import { createReasoningDemand } from "./reasoning-demand";
import { thinkTags } from "./think-tags";
import { createWrittenCalls } from "./written-calls";

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

/** A model behind OpenAI's wire format: OpenAI itself through its own provider, every other server through the one for compatible servers. */
export function createOpenAiLanguageModel(options: OpenAiModelOptions): LanguageModel {
  const { apiKey, baseUrl, modelId, limits, dialect = baseUrl ? "chat" : "responses" } = options;
  const place = options.place ?? (baseUrl ? new URL(baseUrl).host : "OpenAI");
  const identity = { provider: "openai", modelId, label: `${modelId} (${place})` };
  const wire: Wire = {
    // Local servers need no key, but the wire format wants one.
    apiKey: apiKey ?? "none",
    baseUrl,
    modelId,
    fetch: createGuardedFetch(identity, options.connect),
  };
  const { model, middleware } =
    dialect === "chat" && !isOpenAi(baseUrl) ? compatibleModel(wire) : openAiModel(wire, dialect);
  // The last one stands nearest to the model: tags of the protocol are read before anything else looks at the text.
  const paper = options.protocol === "paper" ? [createPaperProtocol()] : [];
  const spoken = wrapLanguageModel({
    model,
    middleware: [alternateRoles, createWrittenCalls(), ...middleware, ...paper],
  });
  const language = createSdkLanguageModel(spoken, identity, limits);
  return options.facts ? { ...language, facts: options.facts } : language;
}

interface Wire {
  readonly apiKey: string;
  readonly baseUrl: string | undefined;
  readonly modelId: string;
  readonly fetch: typeof fetch;
}

interface SpokenModel {
  readonly model: LanguageModelV4;
  readonly middleware: readonly LanguageModelMiddleware[];
}

function openAiModel({ apiKey, baseUrl, modelId, fetch }: Wire, dialect: OpenAiDialect): SpokenModel {
  const openai = createOpenAI({ apiKey, ...(baseUrl ? { baseURL: baseUrl } : {}), fetch });
  return dialect === "chat"
    ? { model: openai.chat(modelId), middleware: [] }
    : { model: openai.responses(modelId), middleware: [keepNothing] };
}

function compatibleModel({ apiKey, baseUrl = openAiBaseUrl, modelId, fetch }: Wire): SpokenModel {
  const compatible = createOpenAICompatible({
    name: "compatible",
    apiKey,
    baseURL: baseUrl,
    includeUsage: true,
    fetch: createCanonicalFetch(createReasoningDemand(fetch)),
  });
  return { model: compatible.chatModel(modelId), middleware: [thinkTags, plainReasoning] };
}

function isOpenAi(baseUrl: string | undefined): boolean {
  return baseUrl === undefined || new URL(baseUrl).host === new URL(openAiBaseUrl).host;
}
