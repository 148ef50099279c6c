import "server-only";
import { createSdkLanguageModel } from "@/lib/adapters/ai-sdk/language-model";
import { createOpenAiLanguageModel } from "@/lib/adapters/ai-sdk/openai-model";
import { inProcessStrategies } from "@/lib/adapters/memory-strategies/in-process";
import type { LlamaEngine } from "@/lib/adapters/node-llama-cpp/llama-engine";
import { createLocalLanguageModel } from "@/lib/adapters/node-llama-cpp/local-language-model";
import { createOfflineAgent } from "@/lib/adapters/offline-agent/offline-agent";
import { createScriptedPolicy } from "@/lib/adapters/scripted-policy/scripted-policy";
import { serverSampling } from "@/lib/core/log/sampling";
import { policyProfile, profileOf } from "@/lib/core/model/model-profile";
import type { LanguageModel } from "@/lib/ports/language-model";
import type { MemoryStrategy } from "@/lib/ports/memory-strategy";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import type { EpisodeWorld } from "@/lib/use-cases/episode/episode-world";
import { createEpisodeWorlds } from "../lab-worlds";

/** AgeMem as a policy plays it: its own short prompt, all six tools. */
export const policyStrategy: MemoryStrategy = {
  ...inProcessStrategies.agemem,
  profile: profileOf(policyProfile),
};

/** Where a policy is served, and how it draws its words. */
export interface ServedPolicy {
  readonly baseUrl: string;
  readonly model: string;
  /** 0 for the likeliest words, as held-out tasks are played. */
  readonly temperature: number;
  readonly maxOutputTokens: number;
}

const settings = { contextLimitTokens: 4_096, softMark: 0.7, hardMark: 0.92, filterThreshold: 0.6 } as const;

const speaker = {
  kind: "model",
  provider: "training",
  modelId: "policy",
  label: "Policy in training",
} as const;

type Shared = Pick<Dependencies, "embedder" | "tokenCounter" | "secretScanner">;

/** Opens studios in memory whose model is the policy. Summaries are written by rules: they are no act of the policy and never reach it. */
export function policyWorlds(
  shared: Shared,
  { baseUrl, model, temperature, maxOutputTokens }: ServedPolicy,
): () => EpisodeWorld {
  const policy = createOpenAiLanguageModel({
    ...{ apiKey: undefined, baseUrl, modelId: model },
    dialect: "chat",
    protocol: "paper",
    place: "training",
    asksForTokens: true,
    sampling: { ...serverSampling, temperature, topP: 1, maxOutputTokens },
  });
  return createEpisodeWorlds({ shared, settings, speaker, model: withHelper(policy) });
}

/** Where a policy runs inside the app: the file of its base, and its adapter; null for the base alone. */
export interface LocalPolicy {
  readonly engine: LlamaEngine;
  readonly file: string;
  readonly adapter: string | null;
  readonly temperature: number;
  readonly maxOutputTokens: number;
}

/** Opens studios in memory whose model is the policy as the chat runs it: in process, held to the protocol by the grammar. */
export function localPolicyWorlds(
  shared: Shared,
  { engine, file, adapter, temperature, maxOutputTokens }: LocalPolicy,
): () => EpisodeWorld {
  const policy = createLocalLanguageModel(engine, {
    file,
    contextTokens: settings.contextLimitTokens,
    ...(adapter === null ? {} : { adapters: [{ file: adapter }] }),
    protocol: "paper",
    label: speaker.label,
    isForTraining: true,
    sampling: { ...serverSampling, temperature, topP: 1, maxOutputTokens },
  });
  return createEpisodeWorlds({ shared, settings, speaker, model: withHelper(policy) });
}

/** Studios whose model is the scripted policy, thinking as a policy is taught to. */
export function oracleWorlds(shared: Shared): () => EpisodeWorld {
  return createEpisodeWorlds({ shared, settings, speaker, model: createScriptedPolicy({ thinks: true }) });
}

function withHelper(policy: LanguageModel): LanguageModel {
  const helper = createSdkLanguageModel(createOfflineAgent(), policy.identity, { systemPlace: null });
  return { ...policy, stream: (request) => (request.withTools ? policy : helper).stream(request) };
}
