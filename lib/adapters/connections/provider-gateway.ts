import type { ModelChoice } from "@/lib/core/log/event-envelope";
import type { Connection } from "@/lib/core/model/connection";
import type { ConnectionCheck } from "@/lib/core/model/offer";
import { err } from "@/lib/core/result";
import { modelSettingsSchema } from "@/lib/core/settings/owner-settings";
import type { ConnectionStore } from "@/lib/ports/connection-store";
import type { LanguageModel } from "@/lib/ports/language-model";
import type { ConnectionTest, ProviderGateway } from "@/lib/ports/provider-gateway";
import type { TokenCounter } from "@/lib/ports/token-counter";
import { readConnectionAddress } from "./connection-address";
import { RefusedAddressError } from "./connection-fetch";
import { discoverServers } from "./discover-servers";
import { listModels } from "./list-models";
import type { ModelDirectory } from "./model-directory";
import {
  checkEmbeddings,
  checkProbe,
  checkStreaming,
  checkTextProtocol,
  checkTokenizer,
  probes,
} from "./test-connection";

/** How long a server may take to list its models, in milliseconds. */
const listLimitMs = 8_000;

export interface ProviderGatewayOptions {
  readonly connections: ConnectionStore;
  readonly directory: ModelDirectory;
  /** Ours, to compare the model's with. */
  readonly tokenCounter: TokenCounter;
  readonly connectTo: (connection: Connection) => typeof fetch;
  /** For addresses nobody stored: the usual ports of this computer. */
  readonly connectLocally: typeof fetch;
}

/** Asks real providers. */
export function createProviderGateway(options: ProviderGatewayOptions): ProviderGateway {
  const list: ProviderGateway["listModels"] = async ({ ownerId, connection }) => {
    const stored = await options.connections.readKey({ ownerId, connectionId: connection.connectionId });
    if (stored.kind === "unreadable") return err("Its stored key cannot be opened here; enter it again.");
    const signal = AbortSignal.timeout(listLimitMs);
    try {
      return await listModels({
        baseUrl: connection.baseUrl,
        key: stored.kind === "key" ? stored.key : null,
        connect: options.connectTo(connection),
        signal,
      });
    } catch (error) {
      return err(sentenceOf(error, signal));
    }
  };
  return {
    readAddress: readConnectionAddress,
    listModels: list,
    discover: () => discoverServers({ connect: options.connectLocally }),
    test: (request) => test(options, list, request),
  };
}

async function test(
  { directory, tokenCounter }: ProviderGatewayOptions,
  list: ProviderGateway["listModels"],
  { ownerId, connection, modelId, embeddingModelId, signal }: ConnectionTest,
): Promise<readonly ConnectionCheck[]> {
  const { connectionId } = connection;
  const listed = await list({ ownerId, connection });
  const reach: ConnectionCheck = listed.ok
    ? {
        name: "reach",
        outcome: "works",
        sentence: `It answers and offers ${countOf(listed.value.length, "model")}.`,
      }
    : { name: "reach", outcome: "fails", sentence: listed.error };
  const model = modelId
    ? await directory.modelFor({ ownerId, choice: { connectionId, modelId }, models: [] })
    : null;
  const offered = listed.ok ? listed.value.find((one) => one.makesEmbeddings)?.modelId : undefined;
  const embedding = embeddingModelId ?? offered ?? null;
  const streaming = model
    ? await checkStreaming(model, signal)
    : untested("streaming", "Choose a model to test its answers.");
  const acts =
    model && modelId && streaming.outcome === "works"
      ? await checkActs(
          model,
          await asked(directory, ownerId, { connectionId, modelId }),
          tokenCounter,
          signal,
        )
      : untestedActs();
  const embeddings = embedding
    ? await checkEmbeddings(
        await directory.embedderFor({ ownerId, choice: { connectionId, modelId: embedding } }),
      )
    : untested("embeddings", "It offers no model whose name says that it makes embeddings.");
  return [reach, streaming, ...acts, embeddings];
}

/** The six probes, one after the other: a local server answers one request at a time. */
async function checkActs(
  model: LanguageModel,
  inWriting: LanguageModel,
  tokenCounter: TokenCounter,
  signal: AbortSignal,
): Promise<readonly ConnectionCheck[]> {
  const checks: ConnectionCheck[] = [];
  const tokenizer: ConnectionCheck[] = [];
  for (const probe of probes) {
    const { check, reportedTokens } = await checkProbe(model, probe, signal);
    checks.push(check);
    if (tokenizer.length === 0) tokenizer.push(checkTokenizer(tokenCounter, probe, reportedTokens));
  }
  return [...checks, await checkTextProtocol(inWriting, signal), ...tokenizer];
}

/** The same model, asked by the paper's text protocol. */
function asked(directory: ModelDirectory, ownerId: string, choice: ModelChoice): Promise<LanguageModel> {
  const settings = modelSettingsSchema.parse({ ...choice, protocol: "paper" });
  return directory.modelFor({ ownerId, choice, models: [settings] });
}

function untestedActs(): readonly ConnectionCheck[] {
  const names = [...probes.map(({ name }) => name), "text-protocol" as const];
  return names.map((name) =>
    untested(
      name,
      name === "tools" ? "Tool calls are tried once answers arrive." : "Tried once answers arrive.",
    ),
  );
}

function untested(name: ConnectionCheck["name"], sentence: string): ConnectionCheck {
  return { name, outcome: "untested", sentence };
}

function sentenceOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return "It did not answer in time.";
  const cause = error instanceof Error ? error.cause : null;
  if (cause instanceof RefusedAddressError)
    return cause.reach === "public"
      ? "Its address leads outside the local network, where plain http would show the key. Use https."
      : "Its address leads to a place that no model provider has; nothing was sent.";
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ECONNREFUSED")
    return "Nothing listens there. Check that the server is running, and the port.";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return "There is no computer of that name, or no network.";
  if (/CERT|SSL|TLS/.test(code)) return "Its certificate cannot be trusted.";
  return "It cannot be reached.";
}

function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
