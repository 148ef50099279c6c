import type { ModelChoice } from "@/lib/core/log/event-envelope";
import { serverSampling } from "@/lib/core/log/sampling";
import {
  type Connection,
  environmentConnectionId,
  localConnectionId,
  offlineConnectionId,
} from "@/lib/core/model/connection";
import { type ModelFacts, mergeFacts, unknownModelFacts } from "@/lib/core/model/model-facts";
import type { ModelSettings } from "@/lib/core/settings/owner-settings";
import type { ConnectionStore } from "@/lib/ports/connection-store";
import { type Embedder, EmbedderError } from "@/lib/ports/embedder";
import type { LanguageModel } from "@/lib/ports/language-model";
import { type ModelFailure, modelError } from "../ai-sdk/model-failures";
import { createOpenAiLanguageModel } from "../ai-sdk/openai-model";
import { createOpenAiEmbedder } from "../embeddings/openai-embedder";
import type { ModelWire } from "../lab-gateway/peer-model";
import { listedFacts } from "../model-facts/price-list";
import type { LocalModels } from "../node-llama-cpp/local-models";

/** Whose choice, and what this person has set for models. */
export interface ModelRequest {
  readonly ownerId: string;
  /** Null: the model that the environment names, or the demo assistant. */
  readonly choice: ModelChoice | null;
  readonly models: readonly ModelSettings[];
  /** Size of the session's context, for a model that runs inside the app; by default the one that the app was started with. */
  readonly contextLimitTokens?: number;
}

/** Turns a choice into something that can be called. A choice that leads nowhere gives a model whose every call says so. */
export interface ModelDirectory {
  modelFor(request: ModelRequest): Promise<LanguageModel>;
  /** How the server of a model is reached, for what speaks its interface by itself; null where the model has none, or its key cannot be read. */
  wireFor(request: Pick<ModelRequest, "ownerId" | "choice">): Promise<ModelWire | null>;
  /** Null is the built-in embedder. One that cannot be reached lets memory work by words. */
  embedderFor(request: Pick<ModelRequest, "ownerId" | "choice">): Promise<Embedder>;
}

export interface ModelDirectoryOptions {
  readonly connections: ConnectionStore;
  readonly offlineModel: LanguageModel;
  readonly builtInEmbedder: Embedder;
  /** The model of the environment's connection; null when the environment names none. */
  readonly environmentModelId: string | null;
  /** How requests to a connection leave. */
  readonly connectTo: (connection: Connection) => typeof fetch;
  /** Who may use what belongs to this machine: its models, and the environment's connection as their default. */
  readonly ownsMachine: (ownerId: string) => boolean;
  /** Models that run inside the app; without it there are none. */
  readonly localModels?: Pick<LocalModels, "modelFor" | "embedderFor">;
}

/** The directory over stored connections. */
export function createModelDirectory(options: ModelDirectoryOptions): ModelDirectory {
  const embedders = new Map<string, Embedder>();
  const localModelsOf = (ownerId: string) => (options.ownsMachine(ownerId) ? options.localModels : undefined);

  async function modelFor(request: ModelRequest): Promise<LanguageModel> {
    const { ownerId, choice, models } = request;
    const wanted = choice ?? defaultChoice(options, ownerId);
    if (wanted.connectionId === offlineConnectionId) return options.offlineModel;
    if (wanted.connectionId === localConnectionId)
      return localModelFor(localModelsOf(ownerId), wanted, request);
    const connection = await options.connections.find({ ownerId, connectionId: wanted.connectionId });
    if (!connection) return createUnusableModel(wanted, wanted.modelId, "gone");
    const stored = await options.connections.readKey({ ownerId, connectionId: wanted.connectionId });
    const label = `${wanted.modelId} (${connection.name})`;
    if (stored.kind === "unreadable") return createUnusableModel(wanted, label, "key-unreadable");
    return createOpenAiLanguageModel({
      apiKey: stored.kind === "key" ? stored.key : undefined,
      baseUrl: connection.baseUrl,
      modelId: wanted.modelId,
      dialect: connection.dialect,
      place: connection.name,
      facts: factsOf(connection, wanted, models),
      protocol: protocolOf(wanted, models),
      sampling: settingsOf(wanted, models)?.sampling ?? serverSampling,
      connect: options.connectTo(connection),
    });
  }

  async function wireFor({
    ownerId,
    choice,
  }: Pick<ModelRequest, "ownerId" | "choice">): Promise<ModelWire | null> {
    const { connectionId, modelId } = choice ?? defaultChoice(options, ownerId);
    if (connectionId === offlineConnectionId || connectionId === localConnectionId) return null;
    const connection = await options.connections.find({ ownerId, connectionId });
    const stored = await options.connections.readKey({ ownerId, connectionId });
    if (!connection || stored.kind === "unreadable") return null;
    const apiKey = stored.kind === "key" ? stored.key : undefined;
    return { baseUrl: connection.baseUrl, apiKey, modelId, fetch: options.connectTo(connection) };
  }

  async function embedderFor({
    ownerId,
    choice,
  }: Pick<ModelRequest, "ownerId" | "choice">): Promise<Embedder> {
    if (choice === null || choice.connectionId === offlineConnectionId) return options.builtInEmbedder;
    const { connectionId, modelId } = choice;
    if (connectionId === localConnectionId)
      return (await localModelsOf(ownerId)?.embedderFor(modelId)) ?? createUnusableEmbedder(modelId);
    const connection = await options.connections.find({ ownerId, connectionId });
    if (!connection) return createUnusableEmbedder(modelId);
    const model = `${modelId}@${new URL(connection.baseUrl).host}`;
    const key = JSON.stringify([ownerId, connectionId, connection.baseUrl, modelId]);
    const known = embedders.get(key);
    if (known) return known;
    const made = createOpenAiEmbedder({
      baseUrl: connection.baseUrl,
      modelId,
      model,
      connect: options.connectTo(connection),
      async readKey() {
        const stored = await options.connections.readKey({ ownerId, connectionId });
        return stored.kind === "key" ? stored.key : null;
      },
    });
    embedders.set(key, made);
    return made;
  }

  return { modelFor, wireFor, embedderFor };
}

async function localModelFor(
  localModels: ModelDirectoryOptions["localModels"],
  wanted: ModelChoice,
  { models, contextLimitTokens }: ModelRequest,
): Promise<LanguageModel> {
  const { modelId } = wanted;
  const set = models.find((one) => one.connectionId === localConnectionId && one.modelId === modelId);
  // What a test found out counts here too; before one, the file says by itself what its model was trained for.
  const protocol = set?.toolCalls ? protocolOf(wanted, models) : (set?.protocol ?? "auto");
  const sampling = set?.sampling ?? serverSampling;
  const model = await localModels?.modelFor({
    ...{ modelId, protocol, sampling },
    ...(contextLimitTokens === undefined ? {} : { promptTokens: contextLimitTokens }),
  });
  if (!model) return createUnusableModel(wanted, modelId, "gone");
  const facts = set?.facts;
  return facts ? { ...model, facts } : model;
}

function defaultChoice(
  { environmentModelId, ownsMachine }: ModelDirectoryOptions,
  ownerId: string,
): ModelChoice {
  return environmentModelId === null || !ownsMachine(ownerId)
    ? { connectionId: offlineConnectionId, modelId: "offline-assistant" }
    : { connectionId: environmentConnectionId, modelId: environmentModelId };
}

/** By hand, or as the last test found it; a model that was never tested is taken at its provider's word. */
export function protocolOf(choice: ModelChoice, models: readonly ModelSettings[]): "native" | "paper" {
  const set = settingsOf(choice, models);
  if (set && set.protocol !== "auto") return set.protocol;
  return set?.toolCalls === "fail" ? "paper" : "native";
}

function settingsOf(
  { connectionId, modelId }: ModelChoice,
  models: readonly ModelSettings[],
): ModelSettings | null {
  return models.find((model) => model.connectionId === connectionId && model.modelId === modelId) ?? null;
}

/** What is known of a model: the person's word before the list's. */
function factsOf(
  { baseUrl }: Pick<Connection, "baseUrl">,
  choice: ModelChoice,
  models: readonly ModelSettings[],
): ModelFacts {
  const listed = listedFacts({ baseUrl, modelId: choice.modelId });
  return mergeFacts(listed, settingsOf(choice, models)?.facts ?? unknownModelFacts);
}

function createUnusableModel(
  { connectionId, modelId }: ModelChoice,
  label: string,
  failure: ModelFailure,
): LanguageModel {
  const provider = connectionId === localConnectionId ? "local" : "openai";
  const identity = { provider, modelId, label };
  return {
    identity,
    // biome-ignore lint/correctness/useYield: every call of this model fails, before its first part
    async *stream() {
      throw modelError(failure, identity);
    },
  };
}

function createUnusableEmbedder(modelId: string): Embedder {
  return {
    model: `${modelId}@nowhere`,
    reads: () => true,
    async embed() {
      throw new EmbedderError(`${modelId} is not connected any more`);
    },
  };
}
