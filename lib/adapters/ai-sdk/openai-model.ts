import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModelV4 } from "@ai-sdk/provider";
import { defaultSettingsMiddleware, type LanguageModelMiddleware, wrapLanguageModel } from "ai";
import type { SystemPlace } from "@/lib/core/context/alternate-roles";
import type { Sampling } from "@/lib/core/log/sampling";
import { openAiBaseUrl } from "@/lib/core/model/connection";
import type { ModelFacts } from "@/lib/core/model/model-facts";
import type { LanguageModel } from "@/lib/ports/language-model";
import { createPaperProtocol } from "../paper-protocol/paper-protocol";
import { createCanonicalFetch } from "./canonical-fetch";
import type { CallPlace } from "./failed-call";
import { createFieldRetry } from "./field-retry";
import { createGuardedFetch } from "./guarded-fetch";
import { compatibleName, heldByGrammar, heldBySchema } from "./held-to-form";
import { createSdkLanguageModel, type ModelLimits } from "./language-model";
import { createLikelihoodRetry } from "./likelihood-retry";
import { plainReasoning } from "./plain-reasoning";
import { renderTemplate } from "./render-template";
import { askedForLikelihood, askedForTokens, tokenExtractor } from "./sampled-step";
import { stepRecorder } from "./step-recorder";
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
  /** By default everything is left to the server. */
  readonly sampling?: Sampling;
  /** The server is asked which tokens it read and drew: for rollouts of a training, of a compatible server. */
  readonly asksForTokens?: boolean;
  /** How requests leave; by default the platform's way. */
  readonly connect?: typeof fetch;
}

/** The conversation is ours to keep: OpenAI is asked to store nothing, and then hands reasoning over sealed, to be sent back. */
const keepNothing = defaultSettingsMiddleware({
  settings: { providerOptions: { openai: { store: false } } },
});

/** A model behind OpenAI's wire format: OpenAI itself through its own provider, every other server through the one for compatible servers. */
export function createOpenAiLanguageModel(options: OpenAiModelOptions): LanguageModel {
  const { apiKey, baseUrl, modelId, dialect = baseUrl ? "chat" : "responses" } = options;
  const place = options.place ?? (baseUrl ? new URL(baseUrl).host : "OpenAI");
  const identity = { provider: "openai", modelId, label: `${modelId} (${place})` };
  const callPlace = callPlaceOf(options, dialect);
  const wire: Wire = {
    // Local servers need no key, but the wire format wants one.
    apiKey: apiKey ?? "none",
    baseUrl,
    modelId,
    fetch: createGuardedFetch(identity, options.connect, callPlace),
    asksForTokens: options.asksForTokens ?? false,
  };
  const {
    model,
    middleware,
    form = [],
    systemPlace = "first",
  } = dialect === "chat" && !isOpenAi(baseUrl) ? compatibleModel(wire, place) : openAiModel(wire, dialect);
  // The last one is nearest to the model: it notes what leaves and comes, and tags of the protocol are read before anything else looks at the text.
  const isPaper = options.protocol === "paper";
  const paper = isPaper ? [createPaperProtocol(), ...form] : [];
  const spoken = wrapLanguageModel({
    model,
    middleware: [createWrittenCalls(), ...middleware, ...paper, stepRecorder],
  });
  const path = isPaper ? (form.length > 0 ? "text-protocol-with-grammar" : "text-protocol") : "native";
  const language = createSdkLanguageModel(spoken, identity, { path, systemPlace, callPlace, ...options });
  const { facts, connect = fetch } = options;
  return {
    ...language,
    ...(facts ? { facts } : {}),
    // OpenAI tells nobody its template.
    ...(baseUrl && !isOpenAi(baseUrl)
      ? {
          renderTemplate: (request, signal) =>
            renderTemplate({ baseUrl, apiKey: wire.apiKey, modelId, connect }, request, signal),
        }
      : {}),
  };
}

function callPlaceOf(
  { apiKey, baseUrl = openAiBaseUrl }: OpenAiModelOptions,
  dialect: OpenAiDialect,
): CallPlace {
  const path = dialect === "chat" ? "chat/completions" : "responses";
  return {
    address: `${baseUrl.replace(/\/+$/, "")}/${path}`,
    secrets: apiKey === undefined ? [] : [apiKey],
  };
}

interface Wire {
  readonly apiKey: string;
  readonly baseUrl: string | undefined;
  readonly modelId: string;
  readonly fetch: typeof fetch;
  readonly asksForTokens: boolean;
}

interface SpokenModel {
  readonly model: LanguageModelV4;
  readonly middleware: readonly LanguageModelMiddleware[];
  /** What holds the model to the text protocol where that is spoken. */
  readonly form?: readonly LanguageModelMiddleware[];
  readonly systemPlace?: SystemPlace;
}

function openAiModel({ apiKey, baseUrl, modelId, fetch }: Wire, dialect: OpenAiDialect): SpokenModel {
  // A system message in the middle leaves everything before it in the provider's prefix cache.
  const systemPlace = "anywhere";
  const openai = createOpenAI({ apiKey, ...(baseUrl ? { baseURL: baseUrl } : {}), fetch });
  return dialect === "chat"
    ? { model: openai.chat(modelId), middleware: [], ...(isOpenAi(baseUrl) ? { systemPlace } : {}) }
    : { model: openai.responses(modelId), middleware: [keepNothing], systemPlace };
}

function compatibleModel(
  { apiKey, baseUrl = openAiBaseUrl, modelId, fetch, asksForTokens }: Wire,
  place: string,
): SpokenModel {
  const likelihood = isOnThisMachine(baseUrl) ? askedForLikelihood : {};
  const compatible = createOpenAICompatible({
    name: compatibleName,
    supportsStructuredOutputs: true,
    apiKey,
    baseURL: baseUrl,
    includeUsage: true,
    // Read wherever a server says them; asked for on this machine, where they cost no transfer, and where a policy is to be trained on them.
    metadataExtractor: tokenExtractor,
    transformRequestBody: (body) => ({ ...body, ...(asksForTokens ? askedForTokens : likelihood) }),
    fetch: createCanonicalFetch(createFieldRetry(createLikelihoodRetry(fetch))),
  });
  const form = [isOllama(baseUrl, place) ? heldBySchema : heldByGrammar];
  return { model: compatible.chatModel(modelId), middleware: [thinkTags, plainReasoning], form };
}

function isOnThisMachine(baseUrl: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(new URL(baseUrl).hostname);
}

/** By its usual port, or by what the person calls it. */
function isOllama(baseUrl: string, place: string): boolean {
  return new URL(baseUrl).port === "11434" || /ollama/i.test(place);
}

function isOpenAi(baseUrl: string | undefined): boolean {
  return baseUrl === undefined || new URL(baseUrl).host === new URL(openAiBaseUrl).host;
}
