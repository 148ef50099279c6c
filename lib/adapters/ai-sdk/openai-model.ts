import { createOpenAI } from "@ai-sdk/openai";
import type { LanguageModel } from "@/lib/ports/language-model";
import { createSdkLanguageModel, type ModelTimeouts } from "./language-model";

/** Which OpenAI-compatible endpoint and model to use. */
export interface OpenAiModelOptions {
  readonly apiKey: string | undefined;
  /** Address of a compatible server; without it OpenAI's own. */
  readonly baseUrl: string | undefined;
  readonly modelId: string;
  readonly timeouts?: ModelTimeouts;
}

/** OpenAI's own API speaks the Responses dialect; compatible servers (Ollama, vLLM, LM Studio, llama.cpp) speak Chat Completions. */
export function createOpenAiLanguageModel({ apiKey, baseUrl, modelId, timeouts }: OpenAiModelOptions): LanguageModel {
  // Local servers need no key, but the wire format wants one.
  const openai = createOpenAI({ apiKey: apiKey ?? "none", ...(baseUrl ? { baseURL: baseUrl } : {}) });
  const model = baseUrl ? openai.chat(modelId) : openai.responses(modelId);
  const place = baseUrl ? new URL(baseUrl).host : "OpenAI";
  return createSdkLanguageModel(model, { provider: "openai", modelId, label: `${modelId} (${place})` }, timeouts);
}
